export function baseName(path: string): string {
  return path.replace(/^.*[/\\]/s, '')
}
