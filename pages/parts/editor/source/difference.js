// Where two texts differ.

/** The one stretch two texts differ in: [from, to) of the first becomes the returned words of the second. */
export function difference(before, after) {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return [start, before.length - end, after.slice(start, after.length - end)]
}
