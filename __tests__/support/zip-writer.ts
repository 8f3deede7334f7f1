/** A zip archive that stores what it holds. */
export function zip(files: Readonly<Record<string, number>>, comment = ''): Buffer {
  const names = Object.entries(files).map(([name, bytes]) => {
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(bytes, 20)
    entry.writeUInt32LE(bytes, 24)
    entry.writeUInt16LE(name.length, 28)
    return Buffer.concat([entry, Buffer.from(name)])
  })
  const contents = Object.values(files).map((bytes) => Buffer.alloc(bytes + 30))
  const directory = Buffer.concat(names)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...contents, directory, end, Buffer.from(comment)])
}
