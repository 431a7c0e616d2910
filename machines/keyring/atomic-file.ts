import { OfxError, type OfxErrorCode } from '../../errors.ts';
import type { NodeParts } from './node.ts';

/** Read and written by their owner, and by nobody else. */
const OWNER_ONLY = 0o600;

const errorCode = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const failure = (code: OfxErrorCode, sentence: string, cause: unknown): OfxError =>
  new OfxError(code, `${sentence} (${errorCode(cause) ?? 'unknown reason'}).`, { cause });

/** A file that is read and replaced as a whole. */
export interface AtomicFile {
  /**
   * The bytes; undefined where there is no file. One that others may read is closed to them.
   * @throws OfxError `keyring/unreadable`
   */
  read(): Promise<Uint8Array | undefined>;
  /**
   * Puts `after` into the place of `before`, in one step: whoever reads, also after a crash, finds one or the other
   * whole. False, and nothing changed, if the file no longer holds `before`.
   * @throws OfxError `keyring/unwritable`
   */
  replace(before: Uint8Array | undefined, after: Uint8Array, unique: string): Promise<boolean>;
}

/** @param path of the file; its folder must exist. A symbolic link is followed, and stays one. */
export const atomicFile = ({ fs, path: paths }: NodeParts, path: string): AtomicFile => {
  const files = fs.promises;

  const read = async (): Promise<Uint8Array | undefined> => {
    try {
      const handle = await files.open(path, 'r');
      try {
        // Windows has no such bits, and says 666 whatever is true.
        const { mode } = await handle.stat();
        if (process.platform !== 'win32' && (mode & 0o077) !== 0) await handle.chmod(OWNER_ONLY);
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw failure(
        'keyring/unreadable',
        `The keyring ${path} cannot be read, or not be kept to its owner`,
        error,
      );
    }
  };

  const target = (): Promise<string> =>
    files.realpath(path).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return path;
      throw error;
    });

  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    const handle = await files.open(name, 'wx', OWNER_ONLY);
    try {
      await handle.chmod(OWNER_ONLY);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  const holds = (name: string, bytes: Uint8Array | undefined): boolean => {
    try {
      const now = fs.readFileSync(name);
      return bytes !== undefined && now.equals(bytes);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return bytes === undefined;
      throw error;
    }
  };

  /** A rename is kept over a power failure only once its folder is. Windows cannot, and need not. */
  const keepRename = async (name: string): Promise<void> => {
    if (process.platform === 'win32') return;
    const folder = await files.open(paths.dirname(name), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  };

  const replace: AtomicFile['replace'] = async (before, after, unique) => {
    try {
      const name = await target();
      const draft = `${name}.${unique}.tmp`;
      try {
        await write(draft, after);
        // Looked at and renamed in one go: within this process nothing can come between.
        if (!holds(name, before)) {
          await files.unlink(draft);
          return false;
        }
        fs.renameSync(draft, name);
      } catch (error) {
        await files.unlink(draft).catch(() => undefined);
        throw error;
      }
      await keepRename(name);
      return true;
    } catch (error) {
      throw failure('keyring/unwritable', `The keyring ${path} cannot be written`, error);
    }
  };

  return { read, replace };
};
