import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts'],
    setupFiles: ['spec/setup.ts'],
    // A spec that starts `npm start` pays for a fresh Node process on a busy two-core machine.
    testTimeout: 30_000,
  },
});
