// Reads what a generator wrote into the file: PNG text chunks and EXIF. Walks the chunks only, which is faster than
// asking the decoder.
import { inflateSync } from 'node:zlib';

export function readMetadata(bytes) {
  if (bytes.length > 8 && bytes.readUInt32BE(0) === 0x89504e47) return readPng(bytes);
  if (bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8) return readJpeg(bytes);
  if (bytes.length > 12 && bytes.toString('latin1', 0, 4) === 'RIFF') return readWebp(bytes);
  return {};
}

function readPng(bytes) {
  const found = { text: {} };
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') readText(type, content, found.text);
    else if (type === 'eXIf') found.exif = content;
    at += 12 + length;
  }
  return found;
}

function readText(type, content, into) {
  const end = content.indexOf(0);
  if (end < 0) return;
  const keyword = content.toString('latin1', 0, end);
  if (type === 'tEXt') {
    into[keyword] = content.toString('latin1', end + 1);
  } else if (type === 'zTXt') {
    into[keyword] = inflateSync(content.subarray(end + 2)).toString('latin1');
  } else {
    const language = content.indexOf(0, end + 3);
    const translated = content.indexOf(0, language + 1);
    const text = content.subarray(translated + 1);
    into[keyword] = (content[end + 1] === 1 ? inflateSync(text) : text).toString('utf8');
  }
}

function readJpeg(bytes) {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const length = bytes.readUInt16BE(at + 2);
    if (bytes[at + 1] === 0xe1) return { exif: bytes.subarray(at + 10, at + 2 + length) };
    at += 2 + length;
  }
  return {};
}

function readWebp(bytes) {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === 'EXIF') return { exif: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length & 1);
  }
  return {};
}
