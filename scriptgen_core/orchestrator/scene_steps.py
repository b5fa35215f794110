"""What the runs have in common whose parts are scenes."""

from abc import abstractmethod
from collections.abc import Callable

from scriptgen_core.core.events import SceneSkipped
from scriptgen_core.orchestrator.run_steps import RunSteps
from scriptgen_core.projects.script_types import Scene


class SceneSteps(RunSteps):
    """A scene that is not there any more is passed over, and so is one the writer keeps the machine out of."""

    def _begin(self, part_id: str, has_begun: Callable[[], None]) -> None:
        scene = self.stores.scripts.find(part_id)
        if scene is None:
            return

        def work() -> None:
            try:
                if not self._is_kept_out(scene):
                    self._work_on(scene, has_begun)
            finally:
                self.stores.live.forget(self.run.id, scene.number)

        self._carry_out(part_id, f"Scene {scene.number + 1}", scene.number, work)

    def _is_kept_out(self, scene: Scene) -> bool:
        """Whether the writer keeps the machine out of the scene at this moment; that is told then."""
        is_kept_out = self.stores.scripts.is_off_limits(scene.id)
        if is_kept_out:
            self.tell(SceneSkipped(step=f"Scene {scene.number + 1}", scene=scene.number))
        return is_kept_out

    @abstractmethod
    def _work_on(self, scene: Scene, has_begun: Callable[[], None]) -> None:
        """Do one scene; see :meth:`_begin`."""
