import { expect, test } from 'vitest';
import { IncompleteFile } from './passing-file.ts';
import { ZipStream } from './zip-stream.ts';

/** An archive as far as its ends go: a first entry, a directory, and the record that closes it. */
function archive({ comment = '', entry = 200 } = {}): Buffer {
  const body = Buffer.alloc(entry);
  body.write('PK\x03\x04', 'latin1');
  const directory = Buffer.alloc(60);
  directory.write('PK\x01\x02', 'latin1');
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([body, directory, end, Buffer.from(comment)]);
}

function passed(bytes: Buffer, size: number): Buffer {
  const stream = new ZipStream();
  const out: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) out.push(stream.push(bytes.subarray(at, at + size)));
  return Buffer.concat([...out, stream.end()]);
}

test.each([1, 7, 64, 100_000])('a whole archive passes as it is, in pieces of %i bytes', (size) => {
  for (const whole of [archive(), archive({ comment: 'made by hand' }), archive({ entry: 5000 })]) {
    expect(passed(whole, size).equals(whole)).toBe(true);
  }
});

test('an archive is not whole without its last bytes, without some in the middle, or with more behind its end', () => {
  const whole = archive({ entry: 70_000 });
  for (const lost of [1, 21, 22, 80, 60_000]) {
    expect(() => passed(whole.subarray(0, -lost), 1024)).toThrow(IncompleteFile);
  }
  const holed = Buffer.concat([whole.subarray(0, 300), whole.subarray(400)]);
  expect(() => passed(holed, 1024)).toThrow(IncompleteFile);
  expect(() => passed(Buffer.concat([whole, Buffer.from('x')]), 1024)).toThrow(IncompleteFile);
});

test('what does not begin as an archive is refused at once', () => {
  expect(() => new ZipStream().push(Buffer.from('First Name,Last Name\r\n'))).toThrow(IncompleteFile);
});
