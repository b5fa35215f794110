// Saving while somebody writes: one save under way at a time, repeated until it is acknowledged.
import { Text } from '@codemirror/state'
import { markOf } from './drafts.js'

const SAVE_AFTER = 1200
const RETRY_AFTER = 4000

export class Autosave {
  /** `screen` shows states and banners and holds the text: see Editor. */
  constructor(screen, drafts, text, revision) {
    this.screen = screen
    this.drafts = drafts
    this.revision = revision
    this.saved = text
    this.keep = screen.beside
    this.pending = null
    this.other = null
    this.yields = false
    this.wish = null
    this.sent = ''
    this.seq = 0
    this.send = () => {}
  }

  get isDirty() {
    return !this.screen.doc.eq(this.saved) || this.screen.besideKey !== keyOf(this.keep)
  }

  /** Would closing the page now lose text? */
  get isAtRisk() {
    return (this.isDirty || this.pending !== null) && !this.hasDraft
  }

  /** The writer changed the text. */
  typed() {
    clearTimeout(this.timer)
    if (!this.isDirty && !this.pending && !this.other) return this.settled()
    this.keepDraft()
    if (this.other) return
    if (!this.pending) this.screen.showState('unsaved', 'Unsaved changes')
    this.timer = setTimeout(() => this.save('auto'), SAVE_AFTER)
  }

  /** Sends the text, unless it is stored already, under way, or waiting for the writer's choice. */
  save(reason) {
    clearTimeout(this.timer)
    if (this.pending || this.other || this.screen.isReadOnly || !(this.isDirty || this.wish)) return
    const { doc, beside, value: wish } = this.wish ?? this.now(null)
    this.wish = null
    this.seq = Math.max(Date.now(), this.seq + 1)
    const text = doc.toString()
    const value = { seq: this.seq, revision: this.revision, text, reason, wish, ...sinceThen(this.keep, beside) }
    this.pending = { doc, beside, value }
    this.sent = markOf(this.pending.value.text)
    this.keepDraft()
    this.screen.showState('saving', 'Saving…')
    this.transmit()
  }

  /** Sends the text as it stands now, with what is wished about it. */
  ask(value) {
    if (this.other) return
    this.wish = this.now(value)
    this.save('ask')
  }

  /** What stands on the screen, and what is wished about it. */
  now(value) {
    return { doc: this.screen.doc, beside: this.screen.beside, value }
  }

  keepDraft() {
    this.hasDraft = this.drafts.keep({ revision: this.revision, text: this.screen.doc.toString(), sent: this.sent, ...this.screen.beside })
  }

  transmit() {
    this.send(this.pending.value)
    this.retry = setTimeout(() => {
      this.screen.showState('late', 'Not saved yet, trying again…')
      this.transmit()
    }, RETRY_AFTER)
  }

  /** The server's current text, revision and last answer. */
  hear({ text, revision, acknowledged, locked, bin }) {
    const answer = this.pending && acknowledged?.seq === this.pending.value.seq ? acknowledged : null
    const isStored = this.pending && revision > this.revision && text === this.pending.value.text
    if (answer && !answer.conflict) this.stored(answer.revision, answer.at)
    else if (isStored) this.stored(revision, acknowledged?.at ?? '')
    else if (answer) this.conflict(answer.conflict, { text, locked, bin, revision: Math.max(revision, answer.revision) })
    if (answer?.declined) this.screen.ask(answer.declined, { OK: () => {} })
    if (revision > this.revision) this.replaced({ text, locked, bin, revision })
  }

  stored(revision, at) {
    clearTimeout(this.retry)
    this.yields = false
    this.saved = this.pending.doc
    this.keep = this.pending.beside
    this.revision = revision
    this.pending = null
    if (this.isDirty || this.wish) return this.save('auto')
    this.settled(at)
  }

  settled(at = this.at) {
    this.at = at
    this.drafts.drop()
    this.screen.showState('saved', at ? `Saved ${at}` : 'All changes saved')
  }

  replaced(other) {
    if (this.other) this.other = other
    if (!this.other && !this.pending && !this.isDirty) this.take(other)
  }

  conflict(message, other) {
    clearTimeout(this.retry)
    const kept = this.pending.doc
    this.pending = null
    this.wish = null
    if (this.yields) return this.screen.doc.eq(kept) ? this.take(other) : this.save('auto')
    this.other = other
    this.screen.showState('conflict', 'Conflict: not saved')
    this.screen.ask(`Conflict: ${message}`, {
      'Keep my text': () => this.keepMine(),
      'Take the other text': () => this.takeOther(),
    })
  }

  keepMine() {
    const { text, revision, locked, bin } = this.other
    this.other = null
    this.revision = revision
    this.keep = { locked, bin }
    this.saved = Text.of(text.split(/\r?\n/))
    if (this.isDirty) this.save('keep-mine')
    else this.settled()
  }

  /** Sends the text once more: what was typed since is kept as well, and the other text comes as it is by now. */
  takeOther() {
    const other = this.other
    this.other = null
    this.yields = this.isDirty
    if (this.yields) this.save('auto')
    else this.take(other)
  }

  take({ text, revision, locked, bin }) {
    this.yields = false
    this.revision = revision
    this.screen.replace({ text, locked, bin })
    this.saved = this.screen.doc
    this.keep = this.screen.beside
    this.settled()
  }

  /** Looks for text another visit left unsaved: takes it over, or offers it if the script has changed since. */
  async recover() {
    const draft = await this.drafts.findLeftBehind()
    if (!draft || this.isClosed) return
    const now = this.screen.doc.toString()
    if (draft.text === now && keyOf(draft) === this.screen.besideKey) return this.drafts.drop(draft.key)
    const isNewest = draft.revision >= this.revision || draft.sent === markOf(now)
    if (isNewest && !this.isDirty) return this.restore(draft)
    const when = new Date(draft.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
    this.screen.ask(`Unsaved text of ${when} was found in this browser. The script has changed since.`, {
      'Restore it': () => this.restore(draft),
      Discard: () => this.drafts.drop(draft.key),
    })
  }

  restore(draft) {
    this.screen.replace(draft)
    this.typed()
    this.save('recovered')
    this.drafts.drop(draft.key)
    this.screen.ask('Text that had not been saved was recovered. Undo takes it back.', { OK: () => {} })
  }

  close() {
    clearTimeout(this.timer)
    clearTimeout(this.retry)
    this.isClosed = true
    this.drafts.release()
  }
}

/** A mark of what stands beside a text, its locks and its bin. */
export const keyOf = ({ locked, bin }) => `${locked}|${bin.map((passage) => passage.id)}`

// The locks as they are, and what came into the bin and left it.
function sinceThen(before, { locked, bin }) {
  const isIn = (passages, { id }) => passages.some((passage) => passage.id === id)
  const cut = bin.filter((passage) => !isIn(before.bin, passage))
  return { locked, cut, taken_out: before.bin.filter((passage) => !isIn(bin, passage)).map(({ id }) => id) }
}
