from annotations.analysis.model import Label
from annotations.articles.model import Article, Role
from annotations.text import Span
from tui.widgets.reader import ClaimMark, EntityMark, Reader

SIZE = (60, 12)


async def test_a_text_is_shown_with_its_margin(app, make_article):
    article = make_article((Role.HEADLINE, "Bridge closed"), "The bridge was closed.", front="---\ntitle: x\n---\n")
    async with app.run_test(size=SIZE):
        app.reader.show(article)
        assert app.rows()[:4] == ["     Bridge closed", "", "     The bridge was closed.", ""]
        text, style = app.segments(0)[-2]
        assert (text, style.bold) == ("Bridge closed", True)


async def test_long_lines_leave_the_last_column_blank(app, make_article):
    async with app.run_test(size=SIZE):
        app.reader.show(make_article("word " * 60 + "x" * 300 + "漢" * 100))
        assert all(len(row) <= 58 for row in app.rows())
        assert all(app.reader.render_line(y).cell_length == 60 for y in range(12))


async def test_the_tail_is_one_line_until_it_is_unfolded(app, make_article):
    article = make_article("The end.", (Role.MARKER, "More"), (Role.TAIL, "Teaser one"), (Role.TAIL, "Teaser two"))
    async with app.run_test(size=SIZE):
        app.reader.show(article)
        assert app.rows()[:4] == ["     The end.", "", "     ▸ 2 unrelated paragraphs · t unfolds", ""]
        app.reader.tail_open = True
        assert app.rows()[2:7] == [
            "     ▾ 2 unrelated paragraphs · t folds", "", "     More", "", "     Teaser one",
        ]  # fmt: skip
        app.reader.fold_key = ""
        assert app.rows()[2] == "     ▾ 2 unrelated paragraphs"
        app.reader.fold_key = "F2"
        app.reader.tail_open = False
        assert app.rows()[2] == "     ▸ 2 unrelated paragraphs · F2 unfolds"
        assert app.rows()[3:] == [""] * 9


async def test_a_click_on_the_folded_tail_is_told(app, make_article):
    article = make_article("The end.", (Role.MARKER, "More"), (Role.TAIL, "Teaser"))
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(article)
        await pilot.click(Reader, offset=(10, 2))
        assert len(app.heard(Reader.TailClicked)) == 1


async def test_a_sentence_stands_in_the_middle(app):
    async with app.run_test(size=SIZE):
        app.reader.show_sentence("a.txt: no text in it \x1b]0;x\x07· ] goes on")
        assert app.rows()[5].strip() == "a.txt: no text in it ␛]0;x␇· ] goes on"
        app.reader.show(Article("a", "v", "a", "A", "text"))
        assert app.rows()[0].strip() == "text"


async def test_marks_in_the_margin_and_the_text(app, make_article, make_claim):
    article = make_article("Kyiv said the units acted on their own and the Kremlin called them saboteurs.")
    one = make_claim(article, "one", "the units acted on their own", state="credible")
    two = make_claim(article, "two", "them saboteurs", state="propaganda")
    async with app.run_test(size=SIZE):
        app.reader.show(article)
        app.reader.set_claims((one, two))
        assert [row[:5] for row in app.rows()[:2]] == ["  ✓┃ ", "  !┃ "]
        app.reader.current = "two"
        assert [row[:5] for row in app.rows()[:2]] == ["  ✓┃ ", "  !▐ "]
        painted = {text: style for text, style in app.segments(1) if "saboteurs" in text}
        plain = {text: style for text, style in app.segments(0) if "acted" in text}
        assert [s.bgcolor for s in painted.values()] != [s.bgcolor for s in plain.values()]


async def test_entities_are_underlined_in_their_own_colour(app, make_article):
    article = make_article("In Kozinka the mayor spoke.")
    async with app.run_test(size=SIZE):
        app.reader.show(article)
        app.reader.set_entities((EntityMark("e", Label.GPE, Span(3, 10)),))
        styles = dict(app.segments(0))
        assert styles["Kozinka"].underline
        assert not styles["Kozinka"].bold
        assert not styles["Kozinka"].reverse
        assert styles["Kozinka"].color != styles["In "].color


async def test_marks_outside_the_text_are_left_out(app, make_article):
    async with app.run_test(size=SIZE):
        app.reader.show(make_article("short"))
        wild = tuple(Span(a, b) for a, b in ((-5, 3), (-9, -2), (3, 3), (4, 900), (50, 60), (5, 2)))
        app.reader.set_claims((ClaimMark("c", wild), ClaimMark("none", ())))
        app.reader.set_entities(tuple(EntityMark("e", Label.ORG, span) for span in wild))
        app.reader.current = "c"
        app.reader.go_to(Span(-4, 2))
        app.reader.go_to(Span(90, 99))
        assert app.rows()[0] == "  ·▐ short"


async def test_a_resize_keeps_the_place_in_the_text(app, make_article):
    article = make_article(*(f"{n} " + "word " * 40 for n in range(40)))
    async with app.run_test(size=(80, 20)) as pilot:
        app.reader.show(article)
        app.reader.place = article.text.index("20 word")
        assert app.rows()[0].strip().startswith("20 word")
        for width in (50, 100, 40, 80):
            await pilot.resize_terminal(width, 20)
            await app.until(pilot, lambda: app.reader.size.width == width)  # noqa: B023
            await pilot.pause()
            assert app.rows()[0].strip().startswith("20 word"), width
        assert app.reader.place == article.text.index("20 word")


async def test_a_place_near_the_end_survives_a_resize_and_back(app, make_article):
    article = make_article(*(f"{n} " + "word " * 40 for n in range(40)))
    async with app.run_test(size=(80, 20)) as pilot:
        app.reader.show(article, article.text.index("38 word"))
        place = app.reader.place
        rows = app.rows()
        for size in ((40, 20), (80, 30), (80, 20)):
            await pilot.resize_terminal(*size)
            await app.until(pilot, lambda: app.size == size)  # noqa: B023
            await pilot.pause()
        assert app.rows() == rows
        assert app.reader.place == place


async def test_show_begins_at_the_place_given(app, long_article):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article, long_article.text.index("Paragraph 30"))
        assert "Paragraph 30" in app.rows()[0]
        await pilot.pause()
        changed = app.heard(Reader.PlaceChanged)[-1]
        assert changed.offset == long_article.text.index("Paragraph 30")
        assert 40 < changed.percent < 60
        app.reader.show(long_article)
        assert "Paragraph 00" in app.rows()[0]


async def test_keys_scroll_and_the_place_is_told(app, long_article):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(long_article)
        await pilot.press("j", "down", "k")
        assert app.reader.scroll_offset.y == 1
        assert app.reader.place == long_article.text.index("Paragraph 01")
        await pilot.press("space")
        assert app.reader.scroll_offset.y == 12
        await pilot.press("pageup", "end")
        assert app.reader.scroll_offset.y == app.reader.max_scroll_y > 100
        await pilot.pause()
        assert app.heard(Reader.PlaceChanged)[-1].percent == 100
        await pilot.press("home")
        await pilot.pause()
        assert app.heard(Reader.PlaceChanged)[-1].percent == 0
        assert app.reader.place == 0


async def test_matches_are_found_whatever_their_form(app, make_article):
    article = make_article("Всё о Kozínka: “Quoted\u00a0words”", "КОЗИНКА и kozinka", *["."] * 20, "kozi\u0301nka")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(article)
        app.reader.find("kozinka")
        await pilot.pause()
        assert [(m.index, m.total) for m in app.heard(Reader.Found)] == [(1, 3)]
        app.reader.find_next()
        app.reader.find_next()
        assert app.rows()[-1].strip() == "kozi\u0301nka"
        app.reader.find_next()
        app.reader.find_next(-1)
        await pilot.pause()
        assert [m.index for m in app.heard(Reader.Found)] == [1, 2, 3, 1, 3]
        for query, total in (("все о", 1), ('"quoted words"', 1), ("козинка", 1), ("(", 0), ("[a-z]", 0)):
            app.reader.find(query)
            await pilot.pause()
            assert app.heard(Reader.Found)[-1].total == total, query
        said = len(app.said)
        app.reader.find("")
        await pilot.pause()
        assert len(app.heard(Reader.Found)) == len([m for m in app.said[:said] if isinstance(m, Reader.Found)])


async def test_a_folded_tail_is_not_searched_and_going_there_unfolds_it(app, make_article):
    article = make_article("Body.", (Role.MARKER, "More"), (Role.TAIL, "hidden words"))
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(article)
        app.reader.find("hidden")
        await pilot.pause()
        assert app.heard(Reader.Found)[-1].total == 0
        app.reader.go_to(Span(article.text.index("hidden"), article.text.index("words")))
        assert app.reader.tail_open
        assert any("hidden words" in row for row in app.rows())
        app.reader.find("hidden")
        await pilot.pause()
        assert app.heard(Reader.Found)[-1].total == 1


async def test_a_theme_change_repaints(app, make_article):
    async with app.run_test(size=SIZE) as pilot:
        app.reader.show(make_article("text"))
        before = app.segments(0)[-1][1].bgcolor
        app.theme = "incursion-light"
        await pilot.pause()
        assert app.segments(0)[-1][1].bgcolor != before
