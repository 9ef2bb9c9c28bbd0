"""The table of commands, the keys in force, and what they do under a Latin and a Cyrillic layout."""

from collections import Counter
from itertools import chain

import pytest
from textual.app import App
from textual.keys import Keys

from tui.keymap import keymap
from tui.keys import (
    MODAL_SCOPES,
    SCOPES,
    bindings_for,
    command,
    commands,
    key_label,
    key_name,
    key_parts,
    layout_aliases,
    slots,
)


class Judging(App[None]):
    """Notes what its keys ask for."""

    BINDINGS = [*bindings_for("main"), *bindings_for("app")]

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def action_judge(self, word: str) -> None:
        self.asked.append(word)

    def action_undo(self) -> None:
        self.asked.append("undo")

    def action_redo(self) -> None:
        self.asked.append("redo")

    def action_export(self) -> None:
        self.asked.append("export")

    def action_step_article(self, step: int) -> None:
        self.asked.append(f"article {step}")

    def action_find(self) -> None:
        self.asked.append("find")

    def action_find_previous(self) -> None:
        self.asked.append("find previous")

    def action_help(self) -> None:
        self.asked.append("help")


async def asked(table: dict[str, object] | None, keys: list[str], *, cyrillic: bool = True) -> list[str]:
    """What is asked for when `keys` are pressed under the user's `table`."""
    app = Judging()
    app.set_keymap(keymap(table, cyrillic=cyrillic).textual)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
    return app.asked


def test_every_binding_has_an_id_of_its_own() -> None:
    ids = Counter(slot.id for row in commands() for slot in slots(row))
    assert [name for name, times in ids.items() if times > 1] == []


def test_no_scope_gives_a_key_to_two_commands() -> None:
    everywhere = bindings_for("app") + bindings_for("main")
    for scope in SCOPES:
        others = [] if scope in MODAL_SCOPES or scope in ("app", "main") else everywhere
        keys = Counter(binding.key for binding in bindings_for(scope) + others)
        assert [key for key, times in keys.items() if times > 1] == [], scope
    assert Counter(binding.key for binding in everywhere).most_common(1)[0][1] == 1


def test_the_default_keys_are_those_of_the_guide() -> None:
    shown = {row.id: " ".join(key_label(key) for key in row.keys) for row in commands()}
    assert {
        name: shown[name]
        for name in (
            *("move.down", "move.up", "pane.next", "pane.previous", "article.previous", "article.next"),
            *("judge.credible", "judge.disputed", "judge.propaganda", "judge.clear", "judge.undo", "judge.redo"),
            *("judge.note", "mark.start", "mark.left", "mark.right", "mark.word", "mark.word_back"),
            *("mark.line_start", "mark.line_end", "mark.keep", "find.open", "find.next", "find.previous"),
            *("articles.filter", "judge.next", "text.fold", "articles.show", "app.export", "app.palette"),
            *("app.help", "app.quit", "list.open", "back", "move.page_down", "move.page_up", "move.first", "move.last"),
        )
    } == {
        **{"move.down": "j ↓", "move.up": "k ↑", "pane.next": "tab", "pane.previous": "shift+tab"},
        **{"article.previous": "[", "article.next": "]", "judge.credible": "c", "judge.disputed": "d"},
        **{"judge.propaganda": "p", "judge.clear": "x", "judge.undo": "u", "judge.redo": "ctrl+r", "judge.note": "e"},
        **{"mark.start": "v", "mark.left": "h ←", "mark.right": "l →", "mark.word": "w", "mark.word_back": "b"},
        **{"mark.line_start": "0 home", "mark.line_end": "$ end", "mark.keep": "⏎", "find.open": "/"},
        **{"find.next": "n", "find.previous": "N", "articles.filter": "f", "judge.next": "g", "text.fold": "t"},
        **{"articles.show": "a", "app.export": "E", "app.palette": "ctrl+p", "app.help": "?", "app.quit": "q"},
        **{"list.open": "⏎", "back": "esc", "move.page_down": "space pgdn", "move.page_up": "pgup"},
        **{"move.first": "home", "move.last": "end"},
    }


def test_only_the_first_key_of_a_command_is_shown() -> None:
    for scope in SCOPES:
        shown = [binding for binding in bindings_for(scope) if binding.show]
        assert sorted(binding.id for binding in shown) == sorted(row.id for row in commands() if scope in row.scopes)


def test_no_layout_alias_is_shown_anywhere() -> None:
    aliases = [b for scope in SCOPES for b in bindings_for(scope) if b.id and ".cyrillic" in b.id]
    assert len(aliases) > 25
    assert not any(binding.show or not binding.system for binding in aliases)


def test_each_command_says_what_it_does_in_a_sentence() -> None:
    for row in commands():
        assert row.help.endswith("."), row.id
        assert 1 <= len(row.label.split()) <= 3, row.id


def test_no_two_keys_want_the_same_place_in_the_footer() -> None:
    for scopes in ({"app", "main"}, *({scope} for scope in MODAL_SCOPES)):
        ranks = [row.rank for row in commands() if row.rank and set(row.scopes) & scopes]
        assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize("key", ["[", "]", "/", "?", "$", ",", ".", ";", "-", "+", "_", "\\", "@", "'"])
def test_a_character_and_its_name_are_the_same_key(key: str) -> None:
    assert key_label(key_name(key)) == key


@pytest.mark.parametrize(
    ("key", "parts"),
    [("c", ([], "c")), ("ctrl+r", (["ctrl"], "r")), ("+", ([], "+")), ("ctrl++", (["ctrl"], "+"))],
)
def test_a_plus_can_be_the_key_itself(key: str, parts: tuple[list[str], str]) -> None:
    assert key_parts(key) == parts


@pytest.mark.parametrize(
    ("latin", "typed"),
    [
        *[("c", "с"), ("d", "в"), ("p", "з"), ("j", "о"), ("k", "л"), ("x", "ч"), ("u", "г"), ("e", "у"), ("v", "м")],
        *[("f", "а"), ("g", "п"), ("t", "е"), ("a", "ф"), ("q", "й"), ("n", "т"), ("E", "У"), ("N", "Т"), ("[", "х")],
        *[("h", "р"), ("l", "д"), ("w", "ц"), ("b", "и"), ("ctrl+r", "ctrl+к"), ("/", "full_stop"), ("?", "comma")],
    ],
)
def test_russian_and_ukrainian_agree_on_most_positions(latin: str, typed: str) -> None:
    assert layout_aliases(latin) == (typed,)


@pytest.mark.parametrize(("latin", "typed"), [("]", ("ъ", "ї")), ("s", ("ы", "і")), ("'", ("э", "є"))])
def test_where_they_differ_both_work(latin: str, typed: tuple[str, str]) -> None:
    assert layout_aliases(latin) == typed


@pytest.mark.parametrize("key", ["enter", "down", "0", "f1", "с"])
def test_keys_that_no_layout_moves_have_no_alias(key: str) -> None:
    assert layout_aliases(key) == ()


async def test_letters_of_a_cyrillic_layout_work() -> None:
    said = await asked(None, ["с", "в", "з", "г", "ctrl+к", "У", "ъ", "ї", "х", "Т", "full_stop", "comma"])
    assert said == [
        *("credible", "disputed", "propaganda", "undo", "redo", "export"),
        *("article 1", "article 1", "article -1", "find previous", "find", "help"),
    ]


async def test_without_the_setting_they_do_nothing() -> None:
    assert await asked(None, ["с", "в", "ctrl+к", "c"], cyrillic=False) == ["credible"]


async def test_a_users_key_replaces_the_default_and_takes_its_alias_along() -> None:
    said = await asked({"judge": {"credible": "z, F2"}}, ["c", "с", "z", "f2", "я"])
    assert said == ["credible", "credible", "credible"]


async def test_two_commands_can_change_places() -> None:
    table: dict[str, object] = {"judge": {"credible": "d", "disputed": "c"}}
    assert await asked(table, ["c", "d", "с", "в"]) == ["disputed", "credible", "disputed", "credible"]


async def test_an_alias_gives_way_to_a_key_of_its_own() -> None:
    assert await asked({"judge.undo": "."}, ["full_stop", "slash"]) == ["undo", "find"]


async def test_a_command_can_be_left_without_a_key() -> None:
    assert await asked({"judge.credible": ""}, ["c", "с", "d"]) == ["disputed"]
    assert keymap({"judge.credible": ""}).label("judge.credible") == ""


def test_only_what_differs_is_handed_to_textual() -> None:
    assert keymap().textual == {}
    assert keymap({"judge.undo": "Ctrl+Z"}).textual == {
        "judge.undo": "ctrl+z",
        "judge.undo.cyrillic": "ctrl+я",
    }


def test_the_keys_in_force_are_what_is_shown() -> None:
    chosen = keymap({"judge.undo": ["ctrl+z", "U"]})
    assert chosen.label("judge.undo") == "ctrl+z"
    assert chosen.keys["judge.undo"] == ("ctrl+z", "U")
    assert chosen.label("find.open") == "/"


def test_all_faults_are_told_at_once_and_nothing_is_changed() -> None:
    chosen = keymap(
        {
            "judge": {"credible": "d", "nonsense": "y"},
            "judge.undo": "ctrl+",
            "judge.redo": "shift+r",
            "mark.start": "ctrl+i",
            "back": "hyperspace",
            "app.quit": 5,
            "articles.show": ["z", "ctrl+q"],
            "find.open": "",
        },
        file="my.toml",
    )
    said = "\n".join(chosen.faults)
    assert all(fault.startswith("my.toml, [keys]: ") for fault in chosen.faults)
    for part in (
        "d would be both judge.credible and judge.disputed in every pane",
        '"judge.nonsense" is not a command; did you mean judge.',
        'judge.undo: "ctrl+" is not a key',
        'judge.redo: "shift+r" never arrives; write the character itself, like "R"',
        'mark.start: "ctrl+i" arrives as tab in most terminals',
        'back: "hyperspace" is not a key',
        'app.quit: a key like "c", or several like "c, f2", is wanted here',
        'articles.show: "ctrl+q" is kept for quitting',
    ):
        assert part in said
    assert len(chosen.faults) == 8
    assert chosen.textual == {}
    assert chosen.keys == keymap().keys


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ({"move.down": "c"}, "in the lists and in the text"),
        ({"app.help": "q"}, "everywhere"),
        ({"mark.word": "h"}, "while marking"),
        ({"list.open": "tab"}, "in the lists"),
    ],
)
def test_a_key_for_two_commands_is_told_with_its_place(table: dict[str, object], where: str) -> None:
    (fault,) = keymap(table).faults
    assert f" {where}; give one of them another key" in fault


@pytest.mark.parametrize("table", [{"mark.word": "c"}, {"note.keep": "c"}, {"filter.clear": "q"}])
def test_where_the_keyboard_is_taken_keys_may_repeat(table: dict[str, object]) -> None:
    assert keymap(table).faults == ()


@pytest.mark.parametrize(
    "key", ["", " ", "cc", "ctrl+", "+c", "ctrl+\x1b", "\x1b", "\u0301", "<ignore>", "shift+", ", ,"]
)
def test_what_is_no_key_is_a_fault_and_safe_to_show(key: str) -> None:
    faults = keymap({"judge.undo": [key]}).faults
    assert len(faults) == 1
    assert faults[0].isprintable()


def test_a_hostile_command_name_is_safe_to_show() -> None:
    (fault,) = keymap({"\x1b]52;c;eA==\x07\u202e" + "x" * 500: "c"}).faults
    assert fault.isprintable()
    assert len(fault) < 200


@pytest.mark.parametrize(
    "key", ["PageUp", "F12", "Ctrl+Space", "alt+x", "ctrl+shift+up", "escape", "+", "ctrl++", "Ü", "ж"]
)
def test_keys_are_read_as_people_write_them(key: str) -> None:
    assert keymap({"filter.clear": [key]}).faults == ()


def test_every_default_key_is_one_that_a_user_could_have_written() -> None:
    known = {key.value for key in Keys}
    for key in chain.from_iterable(row.keys for row in commands()):
        last = key_parts(key)[1]
        assert len(last) == 1 or last in known
    assert keymap({row.id: list(row.keys) for row in commands()}).faults == ()


def test_a_command_is_found_by_its_id() -> None:
    assert command("judge.credible").action == "judge('credible')"
    with pytest.raises(KeyError):
        command("judge.nothing")
