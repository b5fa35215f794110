// What Tab, Enter and the element keys make of a page, as screenwriting programs do, within Fountain's blank lines.
//
// A page is {lines, kinds, row, column}: all lines, what each is, and the cursor. An answer is
// {from, to, lines, row, column, kind}: what replaces the rows [from, to), where the cursor then stands, and what the
// line there is meant as (empty: what it reads as). null leaves the key to the editor.
import { isBlank, isCue, isHeading, isTransition, kindAlone } from './lines.js'

const CYCLE = ['action', 'character', 'transition', 'scene']
const SPOKEN = ['dialogue', 'parenthetical', 'lyric']
const MARKS = { scene: /^\./, action: /^!/, character: /^@/, transition: /^>\s*/, parenthetical: /^\(|\)$/g, dialogue: /^\\/ }

export function enter(page) {
  const { lines, kinds, row } = page
  const kind = kinds[row]
  if (isBlank(lines[row])) return enterOnEmpty(page)
  if (kind === 'parenthetical') return enterInBrackets(page)
  if (kind === 'dialogue' || kind === 'lyric') return isSpoken(page, row) ? enterInSpeech(page) : null
  if (kind === 'character' || isBareCue(page)) return enterAtCue(page)
  return ['scene', 'action', 'transition'].includes(kind) ? enterInParagraph(page) : null
}

export function tab(page) {
  const { lines, kinds, row, column } = page
  const text = lines[row]
  const kind = kinds[row]
  if (isBlank(text)) return kind === 'dialogue' ? put(page, ['()'], 0, 1, 'parenthetical') : cycle(page, 1)
  if (text === '()') return put(page, [''], 0, 0, 'dialogue')
  if (kind === 'dialogue' && column === 0) return put(page, ['()', text], 0, 1, 'parenthetical')
  if (!isAtEnd(page)) return stay(page)
  if (kind === 'dialogue') return put(page, [text, '()'], 1, 1, 'parenthetical')
  if (kind === 'character') return put(page, [settled(text, kind), '()'], 1, 1, 'parenthetical')
  if (kind === 'action') return below(page, 'character')
  if (kind === 'scene' && !/ - /.test(text)) return put(page, [`${text.trimEnd()} - `], 0, text.trimEnd().length + 3, kind)
  return ['scene', 'transition', 'parenthetical'].includes(kind) ? enter(page) : stay(page)
}

export function shiftTab(page) {
  const { lines, kinds, row } = page
  const isOpen = kinds[row] === 'dialogue' && isBlank(lines[row])
  if (lines[row] === '()') return put(page, [''], 0, 0, 'dialogue')
  if (isOpen && row > 0) return { from: row - 1, to: row + 1, lines: [lines[row - 1]], ...endOf(page, row - 1) }
  return isBlank(lines[row]) ? cycle(page, -1) : stay(page)
}

/** Makes the line at the cursor another element. */
export function become(page, kind) {
  const { lines, kinds, row, column } = page
  const words = lines[row].replace(MARKS[kinds[row]] ?? /$^/, '').trim()
  const text = kind === 'parenthetical' ? `(${words})` : settled(words, kind, true)
  const behind = Math.max(0, lines[row].trimEnd().length - closing(kinds[row]) - column)
  const place = Math.max(0, text.length - closing(kind) - behind)
  const meant = words && ['action', 'dialogue', 'parenthetical'].includes(kind) ? '' : kind
  if (kind !== 'dialogue' && kind !== 'parenthetical') return standing(page, text, place, meant)
  const above = lines.findLastIndex((line, index) => index < row && !isBlank(line))
  const isAnswer = above >= 0 && (kinds[above] === 'character' || isSpoken(page, above) || isCue(lines[above].trim()))
  return isAnswer ? { from: above + 1, to: row + 1, lines: [text], row: above + 1, column: place, kind: meant } : stay(page)
}

/** The line as it has to stand so that it reads as what it is meant as; `isForced` where it may not read as more. */
export function settled(line, kind, isForced = false) {
  const text = line.trim()
  const capitals = text.startsWith('@') ? text : text.toUpperCase()
  if (!text) return line
  if (kind === 'scene') return isHeading(text) ? capitals : `.${capitals}`
  if (kind === 'transition') return isTransition(capitals) || text.startsWith('>') ? capitals : `> ${capitals}`
  if (kind === 'character') return kindAlone(capitals, true) === 'character' ? capitals : `@${text}`
  if (kind === 'action' && isForced && kindAlone(text, true) !== 'action') return `!${text}`
  return line
}

function enterOnEmpty(page) {
  const { lines, kinds, row } = page
  if (kinds[row] === 'dialogue') return put(page, isBlank(lines[row + 1]) ? ['', ''] : ['', '', ''], 1, 0, 'action')
  if (kinds[row] === 'blank') return null
  return put(page, [''], 0, 0, kinds[row] === 'action' ? '' : 'action')
}

function enterInParagraph(page) {
  const { lines, kinds, row, column } = page
  const text = lines[row]
  if (column === 0) return put(page, isBlank(lines[row - 1]) ? ['', '', text] : ['', text], isBlank(lines[row - 1]) ? 2 : 1, 0, '')
  if (isAtEnd(page)) return below(page, kinds[row] === 'transition' ? 'scene' : 'action')
  return put(page, [text.slice(0, column).trimEnd(), '', text.slice(column).trimStart()], 2, 0, '')
}

function enterAtCue(page) {
  const { lines, row, column } = page
  const text = lines[row]
  if (column === 0) return enterInParagraph(page)
  if (!isAtEnd(page)) return put(page, [text.slice(0, column).trimEnd(), text.slice(column).trimStart()], 1, 0, '')
  const name = settled(text, 'character')
  return isSpoken(page, row + 1) ? put(page, [name], 1, 0, '') : put(page, [name, ''], 1, 0, 'dialogue')
}

function enterInBrackets(page) {
  const { lines, row, column } = page
  const text = lines[row]
  if (text === '()') return put(page, [''], 0, 0, 'dialogue')
  if (column < text.trimEnd().length - 1) return stay(page)
  return isSpoken(page, row + 1) ? put(page, [text], 1, 0, '') : put(page, [text, ''], 1, 0, 'dialogue')
}

function enterInSpeech(page) {
  const { lines, row, column } = page
  const text = lines[row]
  if (column === 0) return put(page, ['', text], 0, 0, 'dialogue')
  if (!isAtEnd(page)) return put(page, [text.slice(0, column).trimEnd(), text.slice(column).trimStart()], 1, 0, '')
  return isSpoken(page, row + 1) ? put(page, [text, ''], 1, 0, 'dialogue') : below(page, 'action')
}

function cycle(page, step) {
  const at = Math.max(0, CYCLE.indexOf(page.kinds[page.row]))
  return standing(page, '', 0, CYCLE[(at + step + CYCLE.length) % CYCLE.length])
}

/** A paragraph of its own at the cursor's row; below a cue nothing is parted from it. */
function standing(page, text, column, kind) {
  const { lines, row } = page
  const above = row > 0 && !isBlank(lines[row - 1]) ? [''] : []
  const after = kind !== 'character' && !isBlank(lines[row + 1]) ? [''] : []
  return put(page, [...above, text, ...after], above.length, column, kind)
}

/** A new paragraph below the one at the cursor. */
function below(page, kind) {
  const { lines, kinds, row } = page
  const after = isBlank(lines[row + 1]) ? [] : ['']
  return put(page, [settled(lines[row], kinds[row]), '', '', ...after], 2, 0, kind)
}

function put({ row }, lines, down, column, kind) {
  return { from: row, to: row + 1, lines, row: row + down, column, kind }
}

function stay({ row, column, lines, kinds }) {
  return { from: row, to: row, lines: [], row, column, kind: isBlank(lines[row]) ? kinds[row] : '' }
}

function endOf({ lines, kinds }, row) {
  return { row, column: lines[row].length, kind: kinds[row] === 'character' ? 'character' : '' }
}

const closing = (kind) => (kind === 'parenthetical' ? 1 : 0)

function isAtEnd({ lines, kinds, row, column }) {
  return column >= lines[row].trimEnd().length - closing(kinds[row])
}

function isSpoken({ lines, kinds }, row) {
  if (!SPOKEN.includes(kinds[row]) || isBlank(lines[row])) return false
  return kinds[row] !== 'lyric' || ['character', ...SPOKEN].includes(kinds[row - 1])
}

/** A name in capitals that stands alone: the words to be said come next. */
function isBareCue({ lines, kinds, row }) {
  const text = lines[row].trim()
  const standsAlone = kinds[row] === 'action' && isBlank(lines[row - 1]) && isBlank(lines[row + 1])
  return standsAlone && !text.endsWith('.') && kindAlone(text, true) === 'character'
}
