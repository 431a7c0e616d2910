// Bundles the built package for browsers: fails where a room needs Node, and prints what each costs.
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const rooms = ['codecs', 'transport', 'machines'] as const;
for (const room of rooms) {
  const { outputFiles } = await build({
    entryPoints: [`dist/${room}/index.js`],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    splitting: true,
    outdir: 'unused',
    write: false,
  });
  const entry = outputFiles.find(({ path }) => path.endsWith('/index.js'));
  if (!entry) throw new Error(`no bundle for ${room}`);
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  console.log(
    `${room}: ${kilobytes(entry.contents.length)} minified, ${kilobytes(gzipSync(entry.contents).length)} gzipped`,
  );
}
