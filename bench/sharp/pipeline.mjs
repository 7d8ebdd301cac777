// node pipeline.mjs FOLDER OUT [THREADS]
//
// For each picture under FOLDER: read it, hash it (SHA-256), read its PNG text and EXIF, and write a thumbnail of at most
// 320 px (JPEG, quality 80, upright, sRGB, flattened) to OUT. One decoding thread a picture and THREADS pictures at a
// time, which is how sharp has the highest throughput. Prints {"files","failed","seconds","peakRssBytes"}.
import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { extname, join } from 'node:path';
import { availableParallelism } from 'node:os';

const [folder, out, threadsGiven] = process.argv.slice(2);
if (!folder || !out) {
  console.error('usage: node pipeline.mjs FOLDER OUT [THREADS]');
  process.exit(2);
}
const threads = Number(threadsGiven ?? availableParallelism());
// Before anything uses the pool, which is made once.
process.env.UV_THREADPOOL_SIZE = String(threads);
const { default: sharp } = await import('sharp');
const { readMetadata } = await import('./metadata.mjs');
sharp.concurrency(1);
sharp.cache(false);

const KNOWN = new Set(['.png', '.jpg', '.jpeg', '.webp', '.gif', '.tif', '.tiff', '.avif']);

async function tierOne(path) {
  const bytes = await readFile(path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const metadata = readMetadata(bytes);
  const thumbnail = await sharp(bytes, { sequentialRead: true, limitInputPixels: 268_435_456 })
    .autoOrient()
    .resize(320, 320, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ededed' })
    .jpeg({ quality: 80 })
    .toBuffer();
  await writeFile(join(out, `${hash}.jpg`), thumbnail);
  return metadata;
}

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries
  .filter((entry) => entry.isFile() && KNOWN.has(extname(entry.name).toLowerCase()))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
await mkdir(out, { recursive: true });

let next = 0;
let failed = 0;
async function worker() {
  while (next < paths.length) {
    const path = paths[next++];
    try {
      await tierOne(path);
    } catch (error) {
      failed++;
      console.error(`${path}: ${error.message}`);
    }
  }
}
const start = performance.now();
await Promise.all(Array.from({ length: threads }, worker));
const seconds = (performance.now() - start) / 1000;
console.log(
  JSON.stringify({ files: paths.length, failed, seconds, peakRssBytes: process.resourceUsage().maxRSS * 1024 }),
);
