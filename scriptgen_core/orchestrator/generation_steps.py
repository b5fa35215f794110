"""A generation run: bibles from the log line, the outline, then the scenes whose cards may be written.

Whatever is stored is skipped, so pressing Resume, or starting again after a crash, is the same call again.
Once the writer has touched a scene, what this run still writes for it becomes a proposal.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from scriptgen_core.agents.agent_framework import SceneTake, SceneTask, run_agents
from scriptgen_core.core.errors import InputError, LLMError, StepFailedError
from scriptgen_core.core.events import NoteGiven, RewritesEnded, SceneSaved
from scriptgen_core.core.prompting import BiblesReply
from scriptgen_core.core.reads import Read, also_read
from scriptgen_core.core.story import Author, Bibles, CharacterBible, OutlineCard, SceneNote, StoryModel
from scriptgen_core.generators.script_generator import bootstrap_bibles, generate_outline
from scriptgen_core.orchestrator.generation import GenerationConfig, GenerationScope, config_from
from scriptgen_core.orchestrator.scene_plan import may_be_written, missing_cards, plan_scenes
from scriptgen_core.orchestrator.scene_steps import SceneSteps
from scriptgen_core.orchestrator.scene_work import DEMO, critique, dismissed_on, locked_in, note_id, propose, scene_task
from scriptgen_core.projects.run_storage import DISMISSED
from scriptgen_core.projects.script_types import Draft, Origin, Scene, machine_draft
from scriptgen_core.rewrite.changes import changes_between
from scriptgen_core.rewrite.iterations import BACK_AGAIN, NOTHING_TO_CHANGE, USED_UP, serious, why_stop
from scriptgen_core.rewrite.locks import off_locked, told_held
from scriptgen_core.rewrite.rewrite_controller import Proposal, RewriteController


class GenerationSteps(SceneSteps):
    """The steps of a run of kind ``prepare`` (bibles and outline only) or ``generate``."""

    @property
    def config(self) -> GenerationConfig:
        """What was asked for."""
        return config_from(self.run.config["generation"])

    @property
    def in_parallel(self) -> bool:
        return self.config.parallel_generation

    def _prepare(self) -> list[str]:
        bibles = self._bibles()
        self._outline(bibles)
        if self.run.kind == "prepare":
            return []
        planned = self._planned()
        self.stores.runs.remember(self.run.id, scene_ids=planned)
        return [scene_id for scene_id in planned if scene_id not in self.run.done]

    def _work_on(self, scene: Scene, has_begun: Callable[[], None]) -> None:
        if scene.draft and scene.draft.run_id != self.run.id and not self.take:
            return
        if scene.id in self._offered_scenes():
            return
        if not may_be_written(scene, self.project):
            raise InputError("card", "has to be approved again before the scene is written. Approve it on Outline")
        dismissed = self.stores.runs.settle(self.run.id, DISMISSED, scene.id, self._dismissed_on(scene))
        task = scene_task(self.stores, self.run.project_id, scene, self.take, dismissed)
        has_begun()
        kept: list[Draft | None] = []
        with self._told_as(scene, "the dramaturge's notes"):
            take = run_agents(
                self.llm,
                self.book,
                task,
                batch_characters=self.config.batch_characters,
                events=self.tell,
                on_page=lambda page: kept.append(self._keep_page(scene, page)),
            )
        [draft] = kept
        if draft is None or self._is_kept_out(scene):
            return
        notes = self._keep_notes(scene, task, draft, take.notes)
        if self.config.auto_rewrite:
            with self._told_as(scene, "its automatic rewrite"):
                self._rewrite(scene, task, draft, notes)

    @contextmanager
    def _told_as(self, scene: Scene, what: str) -> Iterator[None]:
        """Once the page is stored, a failed call is not told as a failure of the scene but of what follows its page."""
        try:
            yield
        except LLMError as error:
            draft = self.stores.scripts.scene(scene.id).draft
            if draft is None or draft.run_id != self.run.id:
                raise
            step = f"Scene {scene.number + 1}"
            raise StepFailedError(step, error, what=f"{step} is written; {what}") from error

    def _keep_page(self, scene: Scene, take: SceneTake) -> Draft | None:
        """The page, saved before anybody reads it.

        None where the scene is the writer's, who is offered it, and where the machine is kept out of it by now.
        """
        self.offered[scene.id] = take.offered_lines
        if self._is_kept_out(scene):
            return None
        current = (self.stores.scripts.find(scene.id) or scene).draft
        if current and self._stays(scene, current) and not self._saved(scene, take.fountain):
            self._offer(scene, current, take)
            return None
        return self._save(scene, current, take.fountain, take.author, "generated", take.reads)

    def _stays(self, scene: Scene, draft: Draft) -> bool:
        """The writer has made the page hers, or locked lines of it."""
        return not draft.may_be_replaced or bool(locked_in(self.stores, scene.id, draft.text))

    def _offer(self, scene: Scene, draft: Draft, take: SceneTake) -> None:
        """Propose the page as changes to the writer's, once."""
        if scene.id in self._offered_scenes():
            return
        locked = locked_in(self.stores, scene.id, draft.text)
        changes, held = off_locked(changes_between(draft.text, take.fountain), locked)
        same = "" if changes or held else "The new version has the same words as yours."
        self.stores.reviews.propose(
            scene.id,
            draft.id,
            changes,
            (),
            take.author,
            refused=[told_held(each) for each in held],
            no_change=same,
            reads=take.reads,
            run_id=self.run.id,
        )

    def _offered_scenes(self) -> set[str]:
        return {proposal.scene_id for proposal in self.stores.reviews.of_run(self.run.id)}

    def _bibles(self) -> Bibles:
        project = self.project
        bibles = self.stores.bibles.bibles(project.id)
        if self.stores.bibles.drafted_by(self.run.id) or (self.config.use_existing_bibles and bibles.is_complete):
            return bibles
        with self.tell.step("Bibles", "Bible generation"):
            kept = bibles if self.config.use_existing_bibles else self._touched(bibles)
            missing = max(0, self.config.character_count - len(kept.characters))
            reply = bootstrap_bibles(
                self.llm,
                self.book,
                project.facts,
                max(1, missing),
                existing=kept,
                events=self.tell,
                take=self.take,
            )
            replaced = [entry.id for entry in bibles.entries if entry not in kept.entries]
            self._store_bibles(kept, reply.characters[:missing], reply, replaced)
        return self.stores.bibles.bibles(project.id)

    def _touched(self, bibles: Bibles) -> Bibles:
        """The entries the writer has edited; the others may be drafted anew."""
        untouched = self.stores.bibles.untouched(self.run.project_id)
        groups = (bibles.characters, bibles.plots, bibles.settings, bibles.themes)
        return Bibles(*(tuple(entry for entry in group if entry.id not in untouched) for group in groups))

    def _store_bibles(
        self, kept: Bibles, characters: list[CharacterBible], reply: BiblesReply, replaced: list[str]
    ) -> None:
        entries: list[tuple[str, StoryModel]] = [("character", character) for character in characters]
        entries += [("plot", reply.plot)] if not kept.plots else []
        known = {entry.name.casefold() for entry in kept.settings}
        entries += [("setting", setting) for setting in reply.settings if setting.name.casefold() not in known]
        entries += [("theme", reply.theme)] if not kept.themes else []
        self.stores.bibles.create_entries(
            entries,
            project_id=self.run.project_id,
            author="rule" if self.run.provider == DEMO else "model",
            reason="Drafted from the log line",
            run_id=self.run.id,
            replacing=replaced,
        )

    def _outline(self, bibles: Bibles) -> None:
        scenes = self.stores.scripts.scenes(self.run.project_id)
        replaced = self._replaced_cards()
        cards = tuple(scene.card for scene in scenes if scene.card and scene.id not in replaced)
        total = self._total([scene for scene in scenes if scene.id not in replaced])
        if len(cards) < total:
            self._draft_cards(bibles, cards, total)
        for scene_id in self._replaced_cards():
            self.stores.scripts.remove(scene_id)

    def _replaced_cards(self) -> list[str]:
        """The cards that a new outline takes the place of, as far as the writer has not made them hers since."""
        untouched = self.stores.scripts.untouched_cards(self.run.project_id)
        return [scene_id for scene_id in self.run.config.get("replaced_cards", ()) if scene_id in untouched]

    def _draft_cards(self, bibles: Bibles, cards: tuple[OutlineCard, ...], total: int) -> None:
        author = "rule" if self.run.provider == DEMO else "model"
        with self.tell.step("Outline", "Outline generation"):
            generate_outline(
                self.llm,
                self.book,
                self.project.facts,
                bibles,
                total=total,
                so_far=cards,
                on_cards=lambda new: self._add_cards(new, author),
                events=self.tell,
                take=self.take,
            )

    def _add_cards(self, cards: tuple[OutlineCard, ...], author: str) -> None:
        self.stores.scripts.add_cards(self.run.project_id, cards, author=author)

    def _total(self, scenes: Sequence[Scene]) -> int:
        """How many cards the outline must have for this run; settled once."""
        settled: int | None = self.run.config.get("total_cards")
        if settled is None:
            settled = sum(1 for scene in scenes if scene.card) + self._missing_cards(scenes)
            self.stores.runs.remember(self.run.id, total_cards=settled)
        return settled

    def _missing_cards(self, scenes: Sequence[Scene]) -> int:
        if self.run.config.get("scene_ids"):
            return 0
        whole = replace(self.config, scope=GenerationScope.FULL_SCRIPT)
        return missing_cards(whole if self.run.kind == "prepare" else self.config, self.project, scenes)

    def _planned(self) -> list[str]:
        """The scenes this run was given or settled on before; else the next ones that may be written."""
        given: list[str] | None = self.run.config.get("scene_ids")
        if given:
            return given
        plan = plan_scenes(self.config, self.project, self.stores.scripts.scenes(self.run.project_id))
        return [scene.id for scene in plan.scenes]

    def _saved(self, scene: Scene, text: str) -> Draft | None:
        """The draft with this text that the run has stored before it was interrupted."""
        drafts = self.stores.scripts.drafts(scene.id)
        return next((draft for draft in drafts if draft.run_id == self.run.id and draft.text == text), None)

    def _save(
        self, scene: Scene, base: Draft | None, text: str, author: Author, origin: Origin, reads: tuple[Read, ...]
    ) -> Draft:
        """Store a draft, unless it is stored already."""
        if saved := self._saved(scene, text):
            return saved
        new = machine_draft(text, author, origin, old=base, run_id=self.run.id, reads=reads)
        draft = self.stores.scripts.save_draft(scene.id, new)
        self.stores.live.forget(self.run.id, scene.number)
        self.tell(
            SceneSaved(step=f"Scene {scene.number + 1}", scene=scene.number, heading=scene.heading, draft=draft.number)
        )
        return draft

    def _keep_notes(
        self, scene: Scene, task: SceneTask, draft: Draft, notes: tuple[SceneNote, ...]
    ) -> tuple[SceneNote, ...]:
        """The notes as they are stored; one that the writer has dismissed does not come again.

        What was dismissed, or put in other words, after this draft was given it goes to the rewriter as it was given,
        which is not asked a second time for that.
        """
        named = [replace(note, id=note_id(draft.id, note)) for note in notes]
        there = {each.note.id for each in self.stores.reviews.notes(self.run.project_id, scene_id=scene.id)}
        unwanted = {*task.dismissed, *self._dismissed_on(scene)}
        stored = tuple(note for note in named if note.id in there or note.text not in unwanted)
        self.stores.reviews.add_notes(scene.id, stored, draft_id=draft.id)
        for note in stored:
            self.tell(NoteGiven(step=f"Scene {scene.number + 1}", scene=scene.number, quote=note.quote, text=note.text))
        return stored

    def _dismissed_on(self, scene: Scene) -> tuple[str, ...]:
        return dismissed_on(self.stores, self.run.project_id, scene.id)

    def _rewrite(self, scene: Scene, task: SceneTask, draft: Draft, notes: tuple[SceneNote, ...]) -> None:
        """Answer the notes, critique again, and so on; machine text replaces machine text only."""
        rewriter = RewriteController(self.llm, self.book, self.tell)
        pages, counts, stop = [draft.text], [serious(notes)], ""
        if not notes or not self.config.rewrite_iterations:
            return
        while not stop:
            locked = locked_in(self.stores, scene.id, draft.text)
            proposal = propose(rewriter, task, draft.text, notes, locked)
            if self._is_kept_out(scene):
                return
            if not proposal.changes or proposal.text in pages:
                stop = BACK_AGAIN if proposal.changes else NOTHING_TO_CHANGE
            elif self._writer_came_in(scene):
                self._offer_rewrite(scene, draft, proposal, notes)
                return
            else:
                draft = self._save_rewrite(scene, draft, proposal)
                pages.append(draft.text)
                if len(pages) > self.config.rewrite_iterations:
                    stop = USED_UP
                else:
                    notes = self._keep_notes(scene, task, draft, critique(rewriter, task, draft.text))
                    counts.append(serious(notes))
                    stop = why_stop(counts)
        step = f"Scene {scene.number + 1}"
        self.tell(RewritesEnded(step=step, scene=scene.number, passes=len(pages) - 1, reason=stop))

    def _offer_rewrite(self, scene: Scene, draft: Draft, proposal: Proposal, notes: tuple[SceneNote, ...]) -> None:
        """The writer has come in: what a pass would change is hers to decide."""
        self.stores.reviews.propose(
            scene.id,
            draft.id,
            proposal.changes,
            notes,
            proposal.author,
            reads=proposal.reads,
            run_id=self.run.id,
        )

    def _save_rewrite(self, scene: Scene, draft: Draft, proposal: Proposal) -> Draft:
        reads = also_read(self.stores.read_sets.of(draft.id), proposal.reads)
        saved = self._save(scene, draft, proposal.text, proposal.author, "rewrite", reads)
        self.stores.reviews.set_note_status({change.note_id for change in proposal.changes}, "answered", only="open")
        return saved

    def _writer_came_in(self, scene: Scene) -> bool:
        current = self.stores.scripts.scene(scene.id).draft
        return current is None or current.run_id != self.run.id
