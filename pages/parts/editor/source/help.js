// The list of keys, in a dialog of its own.

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
const isLinux = /Linux/.test(navigator.platform)
const element = isMac ? 'Ctrl+1 to 6' : isLinux ? 'Ctrl+Shift+1 to 6' : 'Alt+1 to 6'
const mod = isMac ? 'Cmd' : 'Ctrl'

const KEYS = [
  ['Enter', 'The element that comes next: action after a heading, dialogue after a cue, action after dialogue'],
  ['Enter on an empty line of dialogue', 'Leaves the speech'],
  ['Shift+Enter', 'A new line in the same paragraph'],
  ['Tab on an empty line', 'Character, transition, scene heading, action; Shift+Tab goes back'],
  ['Tab at the end of action', 'A cue below'],
  ['Tab in dialogue, after a cue', 'A parenthetical'],
  [element, 'Scene heading, action, character, parenthetical, dialogue, transition'],
  ['Alt+Enter', 'Asks about the selected lines, or at the cursor'],
  [`${mod}+Shift+L`, 'Locks the lines of the selection, or unlocks them: no machine changes a locked line'],
  [`${mod}+Shift+X`, 'Cuts the selection to the bin'],
  ['Escape, then Tab', 'Leaves the text for the next button or field'],
  ['Alt+Up, Alt+Down', 'The scene before, the next scene'],
  [`${mod}+F`, 'Find and replace'],
  [`${mod}+Shift+F`, 'Focus: only the paragraph at the cursor'],
  [`${mod}+Z, ${mod}+${isMac ? 'Shift+Z' : 'Y'}`, 'Undo, redo'],
  [`${mod}+S`, 'Save now; the text saves itself anyway'],
]

export function bindHelp(root) {
  const dialog = root.querySelector('dialog')
  dialog.querySelector('dl').replaceChildren(...KEYS.map(entry))
  root.querySelector('[data-do=keys]').onclick = () => dialog.showModal()
  dialog.querySelector('button').onclick = () => dialog.close()
}

function entry([keys, meaning]) {
  const term = document.createElement('dt')
  term.textContent = keys
  const words = document.createElement('dd')
  words.textContent = meaning
  const group = document.createElement('div')
  group.append(term, words)
  return group
}
