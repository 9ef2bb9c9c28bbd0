"""Whatever the analyst does in whatever order, the desk agrees with a model of snapshots, also after a restart."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.judgement import Verdict

where = st.tuples(st.integers(0, 1), st.integers(0, 2))
actions = st.one_of(
    st.tuples(st.just("tag"), where, st.sampled_from(Verdict)),
    st.tuples(st.just("note"), where, st.sampled_from(["", "one", "two"])),
    st.tuples(st.just("clear"), where, st.none()),
    st.tuples(st.just("undo"), st.none(), st.none()),
    st.tuples(st.just("redo"), st.none(), st.none()),
    st.tuples(st.just("restart"), st.none(), st.none()),
)


class Model:
    """The state as a dictionary, and every earlier state kept whole for undo and redo."""

    def __init__(self) -> None:
        self.state: dict[tuple[int, int], tuple[Verdict | None, str]] = {}
        self.past: list[dict] = []
        self.future: list[dict] = []

    def act(self, action: str, place: tuple[int, int], value: object) -> None:
        verdict, note = self.state.get(place, (None, ""))
        if action == "tag":
            verdict = value
        elif action == "note":
            note = value
        else:
            verdict = None
        after = {**self.state, place: (verdict, note)}
        if after[place] == (None, ""):
            del after[place]
        if after != self.state:
            self.past.append(self.state)
            self.state, self.future = after, []

    def travel(self, back: list[dict], forth: list[dict]) -> bool:
        if back:
            forth.append(self.state)
            self.state = back.pop()
            return True
        return False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(actions, max_size=40))
def test_any_sequence_agrees_with_the_model(make_article, analyse, make_store, make_desk, steps):
    articles = [make_article(article_id=name) for name in ("a.txt", "b.txt")]
    analyses = [analyse(article) for article in articles]
    store, model = make_store(), Model()
    desk = make_desk(store)
    for action, place, value in steps:
        if action == "restart":
            desk = make_desk(store)
        elif action == "undo":
            assert bool(desk.undo()) == model.travel(model.past, model.future)
        elif action == "redo":
            assert bool(desk.redo()) == model.travel(model.future, model.past)
        else:
            article = articles[place[0]]
            finding = desk.open(article, analyses[place[0]])[place[1]]
            if action == "clear":
                desk.clear(article, finding)
            else:
                getattr(desk, action)(article, finding, value)
            model.act(action, place, value)
        shown = {
            (i, j): (finding.verdict, finding.note)
            for i, article in enumerate(articles)
            for j, finding in enumerate(desk.open(article, analyses[i]))
            if finding.annotation
        }
        assert shown == model.state
        assert desk.judged_total == sum(verdict is not None for verdict, _ in model.state.values())
    replayed = {}
    for event in store.events():
        for change in event.changes:
            if change.before:
                assert replayed.pop(change.before.id) == change.before
            if change.after:
                replayed[change.after.id] = change.after
    assert replayed == store.kept


@pytest.mark.parametrize("depth", [1, 50])
def test_undo_goes_back_without_a_limit(make_desk, article, analysis, depth):
    desk = make_desk()
    for i in range(depth):
        finding = desk.open(article, analysis)[i % 3]
        desk.note(article, finding, f"note {i}")
    desk = make_desk()
    assert sum(1 for _ in iter(desk.undo, None)) == depth
    assert desk.annotations_of(article.id) == ()
    desk = make_desk()
    assert sum(1 for _ in iter(desk.redo, None)) == depth
    assert {a.note for a in desk.annotations_of(article.id)} == {f"note {i}" for i in range(max(0, depth - 3), depth)}
