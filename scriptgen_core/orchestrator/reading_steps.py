"""A run that reads the script for bible entries: what it says of each becomes proposals for the writer."""

from collections.abc import Callable

from scriptgen_core.core.events import ScriptRead
from scriptgen_core.generators.script_reader import ScriptReader
from scriptgen_core.orchestrator.reading_plan import Subject, subjects
from scriptgen_core.orchestrator.run_steps import RunSteps


class ReadingSteps(RunSteps):
    """The steps of a run of kind ``read``. Its configuration holds ``subjects``, whose entries it never changes."""

    def _prepare(self) -> list[str]:
        return [subject_id for subject_id in self.run.subjects if subject_id not in self.run.done]

    def _begin(self, part_id: str, has_begun: Callable[[], None]) -> None:
        shown = subjects(self.stores, self.run.project_id, self.run.read_scenes)
        subject = next((each for each in shown if each.id == part_id), None)
        if subject is not None:
            self._carry_out(part_id, subject.name, None, lambda: self._read(subject, has_begun))

    def _read(self, subject: Subject, has_begun: Callable[[], None]) -> None:
        facts = self.project.facts
        has_begun()
        read = ScriptReader(self.llm, self.book, self.tell).read(subject.task, facts)
        entries = {entry.type: entry.id for entry in subject.task.entries}
        new = self.stores.findings.propose(self.run.project_id, self.run.id, read.findings, entries)
        self.tell(ScriptRead(step=subject.name, proposals=new, refused="; ".join(read.refused)))
