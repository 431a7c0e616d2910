/**
 * Imports a package that is installed in this folder, and nowhere else in the project. Its name is a variable
 * so that type checks pass where the peers are not installed.
 */
export const load = (name: string): Promise<unknown> => import(name);
