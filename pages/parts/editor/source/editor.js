// One open editor: the text with its toolbar, scene list, states and banners.
import { completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, redo, redoDepth, undo, undoDepth } from '@codemirror/commands'
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { Annotation, Compartment, EditorState, Transaction } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, placeholder } from '@codemirror/view'
import { Asking, askingTooltip } from './asking.js'
import { Autosave, keyOf } from './autosave.js'
import { bin, binned, binning, cutToBin, deletePassage, putBack } from './bin.js'
import { completion } from './completion.js'
import { difference } from './difference.js'
import { Drafts } from './drafts.js'
import { Drawer } from './drawer.js'
import { lineKinds, NAMES } from './elements.js'
import { bindHelp } from './help.js'
import { isLocked, lockedLines, locking, locks, toggleLock } from './locks.js'
import { focusMode, look } from './look.js'
import { Navigator } from './navigator.js'
import { markYours, setYours, yours } from './yours.js'
import { rememberPlace, returnToPlace } from './place.js'
import { typing } from './typing.js'

const COUNT_AFTER = 300
const PHRASES = {
  next: 'Next',
  previous: 'Previous',
  all: 'All',
  'match case': 'Match case',
  regexp: 'Regular expression',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
  close: 'Close',
}
const fromOutside = Annotation.define()

export class Editor {
  constructor(root, data) {
    this.root = root
    this.document = data.document
    this.focus = new Compartment()
    this.words = new Compartment()
    this.access = new Compartment()
    this.leaving = new AbortController()
    this.view = new EditorView({ parent: this.find('.host'), root, state: this.startState(data) })
    this.navigator = new Navigator(this.find('nav'), (index) => this.goTo(index))
    this.drawer = new Drawer(this.find('aside'), this.find('[data-do=bin]'), this.binActions())
    this.stand(data)
    this.autosave = new Autosave(this, new Drafts(data.document), this.doc, data.revision)
    this.asking = new Asking(this.view, this.find('.asking'), (wish) => this.autosave.ask(wish))
    this.bindToolbar()
    this.bindLeaving()
    returnToPlace(this.view, this.document)
    this.changed()
    this.autosave.settled()
    this.recover()
  }

  get doc() {
    return this.view.state.doc
  }

  /** What stands beside the text and is saved with it: the locked lines and the bin. */
  get beside() {
    return besideOf(this.view.state)
  }

  get besideKey() {
    return keyOf(this.beside)
  }

  get isReadOnly() {
    return this.view.state.readOnly
  }

  find(selector) {
    return this.root.querySelector(selector)
  }

  /** Takes what the server says now; `send` is how a save reaches it. */
  update(data, send) {
    this.autosave.send = send
    this.autosave.hear(data)
    this.setWords(data.names, data.places)
    this.setAccess(data.readOnly)
    this.setYours(data.yours)
    this.asking.offer(data.axes, data.takes)
    if (data.goto && data.goto !== this.lastGoto) this.goTo(parseInt(data.goto, 10))
    this.lastGoto = data.goto
  }

  recover() {
    if (!this.isReadOnly) this.autosave.recover()
  }

  startState(data) {
    return EditorState.create({
      doc: data.text,
      extensions: [
        history(),
        drawSelection(),
        highlightSpecialChars(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        EditorState.phrases.of(PHRASES),
        EditorView.lineWrapping,
        placeholder('INT. SOMEWHERE - NIGHT'),
        look,
        yours,
        askingTooltip,
        typing(),
        locks,
        bin,
        this.words.of(completion(data.names, data.places)),
        this.focus.of([]),
        this.access.of(EditorState.readOnly.of(data.readOnly)),
        EditorView.contentAttributes.of({ 'aria-label': 'Screenplay', spellcheck: 'true', tabindex: '0' }),
        EditorView.updateListener.of((update) => this.heard(update)),
        EditorView.domEventHandlers({ blur: () => this.leave('blur') }),
        keymap.of([...this.keys(), ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
      ],
    })
  }

  keys() {
    const does = (action) => () => {
      action()
      return true
    }
    return [
      { key: 'Mod-s', preventDefault: true, run: does(() => this.autosave.save('manual')) },
      { key: 'Mod-Shift-f', preventDefault: true, run: does(() => this.toggleFocus()) },
      { key: 'Alt-Enter', preventDefault: true, run: does(() => this.asking.open()) },
      { key: 'Mod-Shift-l', preventDefault: true, run: toggleLock },
      { key: 'Mod-Shift-x', preventDefault: true, run: does(() => this.cut()) },
      { key: 'Alt-ArrowDown', run: does(() => this.goTo(this.sceneAtCursor() + 1)) },
      { key: 'Alt-ArrowUp', run: does(() => this.goTo(this.sceneAtCursor() - 1)) },
    ]
  }

  heard(update) {
    this.asking?.heard(update)
    if (update.docChanged) this.changed()
    else if (update.selectionSet || update.transactions.length) this.showWhere()
    if (!this.autosave) return
    const isOther = update.docChanged || keyOf(besideOf(update.startState)) !== this.besideKey
    if (isOther && !update.docChanged) this.changed()
    if (isOther && !update.transactions.some((change) => change.annotation(fromOutside))) this.autosave.typed()
  }

  changed() {
    this.navigator.draw(this.view.state)
    markYours(this.navigator, this.view.state)
    this.drawer.draw(binned(this.view.state))
    this.showWhere()
    this.find('[data-do=undo]').disabled = undoDepth(this.view.state) === 0
    this.find('[data-do=redo]').disabled = redoDepth(this.view.state) === 0
    clearTimeout(this.counting)
    this.counting = setTimeout(() => this.showWords(), COUNT_AFTER)
  }

  /** Puts another text in place as one step that can be undone; the cursor stays with the words around it. */
  replace({ text, locked, bin: passages }) {
    const [from, to, insert] = difference(this.doc.toString(), text)
    if (from < to || insert) this.view.dispatch({ changes: { from, to, insert }, annotations: fromOutside.of(true) })
    this.stand({ locked, bin: passages })
  }

  /** Puts locks and bin in place; no step of the writer's. */
  stand({ locked, bin: passages }) {
    const effects = [locking(this.doc, locked), binning(passages)]
    const isKnown = keyOf({ locked, bin: passages }) === this.besideKey
    if (!isKnown) this.view.dispatch({ effects, annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)] })
  }

  cut() {
    cutToBin(this.view, this.headingAtCursor())
  }

  binActions() {
    const inText = (action) => (id) => {
      action(this.view, id)
      this.view.focus()
    }
    return { putBack: inText(putBack), remove: inText(deletePassage) }
  }

  showState(state, words) {
    const status = this.find('[data-show=status]')
    status.dataset.state = state
    status.textContent = words
  }

  /** Shows a sentence with choices (label: action) above the text until one is taken. */
  ask(sentence, choices) {
    const banner = this.find('.banner')
    const buttons = Object.entries(choices).map(([label, action]) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = label
      button.addEventListener('click', () => {
        banner.hidden = true
        action()
        this.view.focus()
      })
      return button
    })
    this.find('[data-show=banner]').textContent = sentence
    this.find('.choices').replaceChildren(...buttons)
    banner.hidden = false
  }

  showWhere() {
    const line = this.doc.lineAt(this.view.state.selection.main.head).number
    const scene = this.navigator.mark(line)
    const kind = NAMES[this.view.state.field(lineKinds)[line - 1]]
    if (scene !== this.scene) this.tellScene(scene)
    const locked = isLocked(this.view.state, line)
    const words = [scene < 0 ? '' : `Scene ${scene + 1}`, kind, locked ? 'Locked' : '']
    this.find('[data-show=where]').textContent = words.filter(Boolean).join(' · ')
    this.find('[data-do=lock]').setAttribute('aria-pressed', String(locked))
  }

  /** Lets the page preview follow the cursor into another scene. */
  tellScene(scene) {
    this.scene = scene
    document.dispatchEvent(new CustomEvent('scriptgen:scene', { detail: scene }))
  }

  showWords() {
    const count = this.doc.toString().match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
    this.find('[data-show=words]').textContent = count === 1 ? '1 word' : `${count.toLocaleString()} words`
  }

  sceneAtCursor() {
    const line = this.doc.lineAt(this.view.state.selection.main.head).number
    return this.navigator.lines.findLastIndex((start) => start <= line)
  }

  headingAtCursor() {
    const number = this.navigator.lines[this.sceneAtCursor()]
    return number ? this.doc.line(number).text.trim() : ''
  }

  goTo(index) {
    const number = this.navigator.lines[index]
    if (!number) return
    const { from } = this.doc.line(number)
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'start', yMargin: 20 }) })
    this.view.focus()
  }

  toggleFocus() {
    const isOn = this.find('.editor').classList.toggle('focused')
    this.find('[data-do=focus]').setAttribute('aria-pressed', String(isOn))
    this.view.dispatch({ effects: this.focus.reconfigure(isOn ? focusMode : []) })
  }

  toggleScenes() {
    const isOff = this.find('.editor').classList.toggle('no-scenes')
    this.find('[data-do=scenes]').setAttribute('aria-pressed', String(!isOff))
  }

  bindToolbar() {
    const bind = (name, action) => (this.find(`[data-do=${name}]`).onclick = action)
    const inText = (action) => () => {
      action(this.view)
      this.view.focus()
    }
    bind('scenes', () => this.toggleScenes())
    bind('undo', inText(undo))
    bind('redo', inText(redo))
    bind('find', () => openSearchPanel(this.view))
    bind('lock', inText(toggleLock))
    bind('cut', inText(() => this.cut()))
    bindHelp(this.root)
    bind('focus', inText(() => this.toggleFocus()))
    bind('ask', () => this.asking.open())
  }

  bindLeaving() {
    const { signal } = this.leaving
    window.addEventListener('pagehide', () => this.leave('leave'), { signal })
    document.addEventListener('visibilitychange', () => document.hidden && this.leave('leave'), { signal })
    document.addEventListener('scriptgen:which-scene', () => this.tellScene(this.scene), { signal })
    window.addEventListener('beforeunload', (event) => this.autosave.isAtRisk && event.preventDefault(), { signal })
  }

  leave(reason) {
    this.autosave.save(reason)
    rememberPlace(this.view, this.document)
  }

  setWords(names, places) {
    const key = JSON.stringify([names, places])
    if (key === this.wordsKey) return
    this.wordsKey = key
    this.view.dispatch({ effects: this.words.reconfigure(completion(names, places)) })
  }

  setAccess(isReadOnly) {
    if (isReadOnly !== this.isReadOnly) {
      this.view.dispatch({ effects: this.access.reconfigure(EditorState.readOnly.of(isReadOnly)) })
    }
  }

  setYours(scenes) {
    const key = JSON.stringify(scenes)
    if (key === this.yoursKey) return
    this.yoursKey = key
    this.view.dispatch({ effects: setYours.of(scenes) })
    markYours(this.navigator, this.view.state)
  }

  close() {
    this.leave('leave')
    this.asking.close()
    this.autosave.close()
    clearTimeout(this.counting)
    this.leaving.abort()
    this.view.destroy()
  }
}

const besideOf = (state) => ({ locked: lockedLines(state), bin: binned(state) })
