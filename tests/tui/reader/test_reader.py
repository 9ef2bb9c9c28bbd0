import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.widgets import Static

from annotations.articles.model import Role
from annotations.text import Span
from tui.widgets.reader import ClaimMark, Reader
from tui.widgets.reader.painter import MARGIN, offset_of

SIZE = (60, 12)


@pytest.fixture
def claims(long_article, make_claim):
    """A claim in every fifth paragraph."""
    return tuple(make_claim(long_article, f"c{n}", f"{n:02} of sixty") for n in range(0, 60, 5))


def top_of(app):
    return app.rows()[0].strip()


async def test_moving_the_claim_cursor_scrolls_there_with_air(app, long_article, claims):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article)
        app.reader.set_claims(claims)
        for claim_id, paragraph in (("c0", 0), ("c20", 20), ("c15", 15), ("c55", 55), ("c5", 5)):
            app.reader.current = claim_id
            row = next(y for y, text in enumerate(app.rows()) if f"Paragraph {paragraph:02}" in text)
            assert 3 <= row <= 8 or claim_id == "c0", claim_id
            assert "▐" in app.rows()[row]
        await pilot.pause()
        assert app.heard(Reader.ClaimReached) == []


async def test_a_visible_claim_does_not_move_the_text(app, long_article, claims):
    async with app.run_test(size=SIZE):
        app.reader.show(long_article)
        app.reader.set_claims(claims)
        app.reader.current = "c20"
        top = app.reader.scroll_offset.y
        app.reader.current = "c20"
        app.reader.set_claims(claims)
        assert app.reader.scroll_offset.y == top


async def test_the_first_claim_after_show_leaves_a_restored_place_alone(app, long_article, claims):
    async with app.run_test(size=SIZE):
        app.reader.show(long_article, long_article.text.index("Paragraph 33"))
        app.reader.set_claims(claims)
        app.reader.current = "c0"
        assert "Paragraph 33" in top_of(app)
        app.reader.current = "c5"
        assert any("Paragraph 05" in row for row in app.rows())


async def test_down_goes_to_the_next_claim_in_view_and_scrolls_to_one_out_of_sight(app, long_article, claims):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article)
        app.reader.set_claims(claims)
        app.reader.current = "c0"
        await pilot.press("j")
        assert (app.reader.current, app.reader.scroll_offset.y) == ("c5", 0)
        await pilot.press("k")
        assert (app.reader.current, app.reader.scroll_offset.y) == ("c0", 0)
        await pilot.press("j", "j")
        assert (app.reader.current, app.reader.scroll_offset.y) == ("c5", 1)


async def test_scrolling_past_the_current_claim_reaches_the_first_in_view(app, long_article, claims):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article)
        app.reader.set_claims(claims)
        app.reader.current = "c0"
        await pilot.press("j")
        await pilot.pause()
        assert [m.claim_id for m in app.heard(Reader.ClaimReached)] == ["c5"]
        assert app.reader.current == "c5"
        before = app.reader.scroll_offset.y
        app.reader.current = app.heard(Reader.ClaimReached)[0].claim_id
        assert app.reader.scroll_offset.y == before
        await pilot.press("pagedown")
        await pilot.pause()
        assert app.heard(Reader.ClaimReached)[-1].claim_id == app.reader.current == "c10"
        await pilot.press("home")
        await pilot.pause()
        assert app.heard(Reader.ClaimReached)[-1].claim_id == "c0"


async def test_the_wheel_scrolls_and_reaches_claims(app, long_article, claims):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article)
        app.reader.set_claims(claims)
        app.reader.current = "c0"
        await pilot._post_mouse_events([MouseScrollDown], Reader, offset=(10, 5))
        await pilot.pause()
        assert app.reader.scroll_offset.y > 0
        assert app.reader.current == "c5"


async def test_a_click_reaches_the_claim_under_it_or_the_nearest_on_the_row(app, make_article, make_claim):
    article = make_article("One said the first thing, two said another, and three kept silent.", "Nothing here.")
    marks = (
        make_claim(article, "outer", "One said the first thing"),
        make_claim(article, "inner", "first"),
        make_claim(article, "other", "another"),
    )
    async with app.run_test(size=(90, 12)) as pilot:
        app.reader.show(article)
        app.reader.set_claims(marks)
        for words, wanted in (("first", "inner"), ("said", "outer"), ("another", "other"), ("silent", "other")):
            await pilot.click(Reader, offset=(MARGIN + article.text.index(words) + 1, 0))
            await pilot.pause()
            assert app.reader.current == wanted, words
        await pilot.click(Reader, offset=(MARGIN + 2, 2))
        await pilot.pause()
        assert app.reader.current == "other"
        assert [m.claim_id for m in app.heard(Reader.ClaimReached)] == ["inner", "outer", "other"]


async def test_claims_in_a_folded_tail_are_not_reached(app, make_article, make_claim):
    article = make_article(*["Body."] * 12, (Role.MARKER, "More"), (Role.TAIL, "Somebody said so."))
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(article)
        app.reader.set_claims((make_claim(article, "tail", "said so"),))
        await pilot.press("end")
        await pilot.pause()
        assert app.heard(Reader.ClaimReached) == []


async def test_marking_by_keyboard(app, make_article):
    article = make_article("Kyiv said the two units acted on their own.")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(article)
        app.reader.start_marking()
        await pilot.press("w", "w", "l", "l", "$", "b", "b", "enter")
        await pilot.pause()
        marked = app.heard(Reader.Marked)
        assert [article.text[m.start : m.end] for m in marked] == ["Kyiv said the two units acted on their"]
        assert len(app.heard(Reader.MarkingLeft)) == 1
        changed = app.heard(Reader.MarkingChanged)[-1]
        assert (changed.first, changed.last) == ("Kyiv", "their")
        assert not app.reader.marking
        assert app.screen.get_selected_text() == "Kyiv said the two units acted on their"


async def test_marking_from_the_other_end_and_by_rows(app, make_article):
    article = make_article("first row", "second row", "third")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(article)
        app.reader.start_marking()
        await pilot.press("l", "l", "j", "o", "right", "down", "home", "end", "left", "o", "enter")
        await pilot.pause()
        marked = app.heard(Reader.Marked)[-1]
        assert article.text[marked.start : marked.end] == "cond ro"


async def test_marking_leaves_with_escape_and_marks_nothing(app, long_article):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article)
        app.reader.start_marking()
        await pilot.press("w", "escape")
        await pilot.pause()
        assert app.heard(Reader.Marked) == []
        assert len(app.heard(Reader.MarkingLeft)) == 1
        await pilot.press("j")
        assert app.reader.scroll_offset.y == 1


async def test_while_marking_no_letter_is_anybody_elses(app, long_article):
    pressed = []
    app.bind("c", "judge_it", description="judge")
    app.action_judge_it = lambda: pressed.append("c")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article)
        await pilot.press("c")
        assert pressed == ["c"]
        app.reader.start_marking()
        await pilot.press("c")
        assert pressed == ["c"]
        await pilot.press("escape", "c")
        assert pressed == ["c", "c"]


async def test_marking_starts_at_the_current_claim_and_scrolls_along(app, long_article, claims):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article)
        app.reader.set_claims(claims)
        app.reader.current = "c5"
        app.reader.start_marking()
        await pilot.press("w")
        await pilot.pause()
        assert app.heard(Reader.MarkingChanged)[-1].first == "05"
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        top, bottom = app.reader.scroll_offset.y, app.reader.scroll_offset.y + 12
        assert top <= app.cursor_position.y + top < bottom
        assert app.heard(Reader.ClaimReached) == []
        assert app.cursor_position.x >= MARGIN


async def test_dragging_marks_what_it_covers(app, make_article):
    article = make_article("In Козинка 漢字 é́ 🇺🇦 said\tso to me.")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(article)
        for words in ("Козинка", "漢字", "漢", "é́", "🇺🇦", "said\tso", "to me."):
            start = article.text.index(words)
            layout = app.reader._layout
            first = layout.position(start)[1]
            last = layout.position(start + len(words) - 1)[1]
            await drag(pilot, (MARGIN + first, 0), (MARGIN + last, 0))
            if first != last:
                marked = app.heard(Reader.Marked)[-1]
                assert article.text[marked.start : marked.end] == words
                assert app.screen.get_selected_text() == words
            await drag(pilot, (MARGIN + last, 0), (MARGIN + first, 0))
            if first != last:
                marked = app.heard(Reader.Marked)[-1]
                assert article.text[marked.start : marked.end] == words


async def drag(pilot, start, end):
    await pilot.mouse_down(Reader, offset=start)
    await pilot.hover(Reader, offset=end)
    await pilot.mouse_up(Reader, offset=end)
    await pilot.pause()


async def test_every_cell_gives_the_code_point_under_it(app, make_article):
    article = make_article("a漢字e\u0301🇺🇦\tb \u0301c❤️d 1️⃣ end", "second row")
    async with app.run_test(size=SIZE):
        app.reader.show(article)
        layout = app.reader._layout
        for y, row in enumerate(layout.rows[:3]):
            for x in range(60):
                widget, point = app.screen.get_widget_and_offset_at(x, y)
                assert widget is app.reader
                assert point is not None
                wanted = layout.offset_at(y, x - MARGIN)
                assert offset_of(layout, point) == wanted, (x, y)
                if wanted < row.end:
                    until = offset_of(layout, point + Offset(1, 0), end=True)
                    assert until == (row.start if x < MARGIN else layout.cluster_at(wanted)[1]), (x, y)


async def test_a_drag_out_of_the_text_ends_at_the_last_visible_row(app, long_article):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article)
        app.reader.styles.height = 6
        await app.mount(Static("Below.\n" * 6))
        await pilot.mouse_down(Reader, offset=(MARGIN, 2))
        await pilot.hover(offset=(MARGIN + 9, 10))
        await pilot.mouse_up(offset=(MARGIN + 9, 10))
        await pilot.pause()
        marked = app.heard(Reader.Marked)[-1]
        assert long_article.text[marked.start : marked.end].startswith("Paragraph 01")
        assert long_article.text.index("Paragraph 02") <= marked.end <= long_article.text.index("Paragraph 03")
        await pilot.mouse_down(Reader, offset=(MARGIN + 11, 4))
        await pilot.hover(offset=(MARGIN + 9, 10))
        await pilot.hover(Reader, offset=(MARGIN, 4))
        await pilot.mouse_up(Reader, offset=(MARGIN, 4))
        await pilot.pause()
        marked = app.heard(Reader.Marked)[-1]
        assert long_article.text[marked.start : marked.end] == "Paragraph 02"


async def test_a_double_click_marks_a_word_and_a_triple_one_a_line(app, make_article):
    article = make_article("The so-called legion, it said.", "Another.")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(article)
        await pilot.click(Reader, offset=(MARGIN + 6, 0), times=2)
        await pilot.pause()
        assert [article.text[m.start : m.end] for m in app.heard(Reader.Marked)] == ["so-called"]
        assert app.screen.get_selected_text() == "so-called"
        await pilot.click(Reader, offset=(MARGIN + 15, 0), times=3)
        await pilot.pause()
        marked = app.heard(Reader.Marked)[-1]
        assert article.text[marked.start : marked.end] == "The so-called legion, it said."


async def test_a_single_click_marks_nothing_and_drops_the_selection(app, make_article):
    article = make_article("The legion said so.")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(article)
        await pilot.click(Reader, offset=(MARGIN + 5, 0), times=2)
        await pilot.click(Reader, offset=(MARGIN + 15, 0))
        await pilot.pause()
        assert len(app.heard(Reader.Marked)) == 1
        assert not app.screen.get_selected_text()


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]52;c;eA==\x07 \x1b[2J \x9b31m \x00 \x7f \u202egnp\u2066 \u200b[@click=app.quit]x[/] [/nope] [sic]",
        "a" * 5000,
        "\u0301" * 500,
        "漢" * 500,
        "\t" * 200 + "x",
        "🏴\U000e0067\U000e0062 👨\u200d👩\u200d👧 " * 30,
        "\r\n\x0b\x0c\x85\u2028\u2029",
        "one \n  \n two\nthree 漢\n\t\nfour",
    ],
)
async def test_no_text_breaks_the_page(app, make_article, text):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(make_article(text))
        app.reader.set_claims((ClaimMark("c", (Span(0, 10**6),)),))
        app.reader.current = "c"
        app.reader.start_marking()
        await pilot.press("w", "$", "j", "b", "0", "h", "escape")
        for y in range(12):
            strip = app.reader.render_line(y)
            assert strip.cell_length == 60
            assert sum(segment.cell_length for segment in strip) == 60
            assert all(c.isprintable() or c == "\u00a0" for c in strip.text.replace("\u3000", "")), strip.text


async def test_nothing_is_open(app):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.find("x")
        app.reader.find_next()
        app.reader.start_marking()
        app.reader.go_to(Span(0, 4))
        app.reader.current = "c"
        await pilot.press("j", "k", "home", "end", "space", "pageup")
        await pilot.click(Reader, offset=(3, 3), times=2)
        assert app.heard(Reader.Marked) == []
        assert all(not row for row in app.rows())


async def test_marked_words_are_told_without_colours_of_our_own(app, make_article):
    async with app.run_test(size=SIZE) as pilot:
        app.theme = next(name for name, theme in app.available_themes.items() if theme.ansi)
        app.reader.show(make_article("plain marked plain"))
        app.reader.start_marking()
        await pilot.press("w", "w")
        styles = dict(app.segments(0))
        assert styles["plain marke"].reverse
        assert not styles[" plain"].reverse
