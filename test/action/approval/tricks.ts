import { crc32 } from 'node:zlib'
import { zipOf, type ZipFile } from './zips.ts'

/** The name of the file that is wanted. */
export const name = 'plan.json'
/** What is in it. */
export const content = `{"äöü":"${'plan '.repeat(100)}"}\n`
/** The file as it should be. */
export const good: ZipFile = { name, content }
/** The most bytes that are taken. */
export const most = 10_000

const oneFile = 'it does not hold exactly one file, `plan.json`'
const notWhole = 'it is no whole zip file with text in it'
const tooLarge = '`plan.json` in it has more than 10000 bytes'
const otherPacking = 'it is packed in a way that is not taken'

const empty = new Uint8Array(22)
empty.set([0x50, 0x4b, 5, 6])

/** Zip files that are not taken: what is wrong, the bytes, and what is said. */
export const refused: readonly (readonly [string, Uint8Array, string])[] = [
  ['two files', zipOf([good, { name: 'access.sarif', content: '{}' }]), oneFile],
  ['the file twice', zipOf([good, good]), oneFile],
  ['two files, counted as one', zipOf([good, good], { count: 1 }), notWhole],
  [
    'a second file between the first and the directory',
    zipOf([good, good], { count: 1, directoryBytes: 55 }),
    notWhole
  ],
  ['no file', empty, oneFile],
  ['another name', zipOf([{ name: 'plan.txt', content }]), oneFile],
  ['a name in other letters', zipOf([{ name: 'Plan.json', content }]), oneFile],
  ['a path upwards', zipOf([{ name: '../plan.json', content }]), oneFile],
  ['a path from the root', zipOf([{ name: '/plan.json', content }]), oneFile],
  ['a folder', zipOf([{ name: 'plan/plan.json', content }]), oneFile],
  ['a path with backslashes', zipOf([{ name: '..\\plan.json', content }]), oneFile],
  ['a name with more behind a zero byte', zipOf([{ name: 'plan.json\0.exe', content }]), oneFile],
  ['another name at the content', zipOf([{ ...good, localName: 'evil.json' }]), oneFile],
  ['another name in the directory', zipOf([{ ...good, name: 'evil.json', localName: name }]), oneFile],
  ['a comment that is not there', zipOf([good], { commentBytes: 5 }), notWhole],
  ['content that begins elsewhere', zipOf([{ ...good, offset: 30 }]), notWhole],
  [
    'more content than it says, with the checksum of a part',
    zipOf([{ name, content: 'x'.repeat(200), bytes: 100, crc: crc32('x'.repeat(100)) }]),
    notWhole
  ],
  ['a file that is too large', zipOf([{ name, content: 'x'.repeat(most + 1) }]), tooLarge],
  ['a bomb that says so', zipOf([{ name, content: 'x', bytes: 0xffff_fffe }]), tooLarge],
  ['a bomb that says nothing', zipOf([{ name, content: '\0'.repeat(20_000_000), bytes: 100 }]), notWhole],
  ['a stored file that is larger than it says', zipOf([{ ...good, method: 0, bytes: 10 }]), notWhole],
  ['less content than it says', zipOf([{ ...good, bytes: 600 }]), notWhole],
  ['a checksum of something else', zipOf([{ ...good, crc: 1 }]), notWhole],
  ['encryption', zipOf([{ ...good, flags: 0x801 }]), otherPacking],
  ['flags that only the content has', zipOf([{ ...good, localFlags: 0x801 }]), notWhole],
  ['another way of packing', zipOf([{ ...good, method: 12 }]), otherPacking],
  ['a way of packing that only the content has', zipOf([{ ...good, localMethod: 0 }]), notWhole],
  ['something behind its end', Buffer.concat([zipOf([good]), Buffer.from('more')]), notWhole],
  ['a comment', zipOf([good], { comment: Buffer.from('hello') }), notWhole],
  ['another zip file in its comment', zipOf([good], { comment: Buffer.from(zipOf([good])) }), notWhole],
  ['something before its start', zipOf([good], { before: Buffer.from('#!/bin/sh\n') }), notWhole],
  ['several disks', zipOf([good], { disk: 1 }), notWhole],
  ['a directory of another length', zipOf([good], { directoryBytes: 7 }), notWhole],
  ['bytes that are no UTF-8', zipOf([{ name, content: Buffer.from([0x22, 0xff, 0x22]) }]), notWhole],
  ['no zip file', Buffer.from('<html>not found</html>'), notWhole],
  ['nothing', new Uint8Array(0), notWhole]
]
