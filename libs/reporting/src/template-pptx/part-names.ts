/** Names of parts are paths with slashes, whatever the machine. */
export const folderOf = (part: string): string => part.slice(0, Math.max(0, part.lastIndexOf('/')));
export const fileOf = (part: string): string => part.slice(part.lastIndexOf('/') + 1);
export const inFolder = (folder: string, file: string): string =>
  folder === '' ? file : `${folder}/${file}`;

export function extensionOf(part: string): string {
  const file = fileOf(part);
  return file.includes('.') ? file.slice(file.lastIndexOf('.') + 1).toLowerCase() : '';
}

/** The part a target written in `from` leads to: `..` and `.` are followed, a leading slash is the package. */
export function resolved(from: string, target: string): string {
  const start = target.startsWith('/') ? [] : folderOf(from).split('/');
  return [...start, ...target.split('/')]
    .reduce<string[]>((path, step) => {
      if (step === '..') path.pop();
      else if (step !== '' && step !== '.') path.push(step);
      return path;
    }, [])
    .join('/');
}

/** The target as it is written in the relationships of a part: from its own folder. */
export function relativeTarget(from: string, to: string): string {
  const [source, target] = [folderOf(from), folderOf(to)].map((folder) =>
    folder.split('/').filter((step) => step !== ''),
  );
  if (!source || !target) return to;
  let shared = 0;
  while (shared < source.length && shared < target.length && source[shared] === target[shared]) shared += 1;
  return [...source.slice(shared).map(() => '..'), ...target.slice(shared), fileOf(to)].join('/');
}
