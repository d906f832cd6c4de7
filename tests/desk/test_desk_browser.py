"""The desk in a real Chromium: no console error, no outside request, keyboard, phone, dark, text stays text."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response, sync_playwright
from served import october, record

import excomm
from excomm.brief import html
from excomm.brief.news import compose
from excomm.desk import app
from excomm.desk.site import Held

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = pytest.mark.browser

WIDTH = 360
"""A small phone, in CSS pixels."""

CONTRAST = 4.5
"""WCAG 2.2, 1.4.3 (AA): least contrast of text against its ground."""

FAINTEST = """
() => {
  const channel = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const parse = s => { const m = s.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const ground = e => {
    for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; }
    return [255, 255, 255, 1];
  };
  let worst = [99, ''];
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || e.closest('svg') || !e.getClientRects().length) continue;
    const a = light(parse(getComputedStyle(e).color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst[0]) worst = [ratio, e.outerHTML.slice(0, 120)];
  }
  return worst;
}
"""


def chromium_or_skip() -> None:
    """Skips aloud where there is no Chromium, fails where it is required."""
    if CHROMIUM.exists():
        return
    if os.environ.get("EXCOMM_REQUIRE_BROWSER") == "1":
        pytest.fail(f"the browser tests are required, but there is no Chromium at {CHROMIUM}")
    pytest.skip(f"no Chromium at {CHROMIUM}: install the distribution's package to run the browser tests")


@contextmanager
def listening_desk(held: Held) -> Iterator[str]:
    """The address of a desk for ``held`` on a free port of this machine."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app(held), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The desk for the record made by hand."""
    chromium_or_skip()
    with listening_desk(record()) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium_or_skip()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield started
        started.close()


class Watched:
    """A page with what went wrong on it."""

    def __init__(self, page: Page, inside: str) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("console", self.heard)
        page.on("pageerror", lambda one: self.faults.append(str(one)))
        page.on("request", self.asked)
        page.on("response", self.answered)
        page.on("dialog", self.interrupted)
        self.inside = inside

    def heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def asked(self, request: Request) -> None:
        if not request.url.startswith(self.inside):
            self.faults.append(request.url)

    def answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(response.url)

    def interrupted(self, dialog: Dialog) -> None:
        self.faults.append(dialog.message)
        dialog.dismiss()


def paths() -> list[str]:
    made = october.dispatches()
    return [
        "/?everything=1",
        "/articles",
        "/actors",
        "/commitments",
        "/instruments",
        "/problems",
        "/export",
        "/search?q=missile",
        f"/article/{made['washington-22'].id}",
        f"/article/{made['undated'].id}",
        f"/statement/{made['moscow-24'].statements[0].id}",
        f"/event/{made['havana-27'].events[0].id}",
        f"/story/{october.stories(made)['plane'].id}",
        "/actor/nikita-khrushchev",
        "/pair/SUN/USA",
        "/pair/SUN/USA/1962-10-27",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_load_clean_and_can_be_read(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    watched = Watched(page, address)
    for path in paths():
        page.goto(address + path)
        ratio, where = page.evaluate(FAINTEST)
        assert ratio >= CONTRAST, (path, scheme, where)
    assert watched.faults == []
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (ground == "rgb(18, 21, 25)") == (scheme == "dark")
    page.close()


def test_a_record_as_it_is_read_and_stored_loads_clean_on_a_phone(browser: Browser, sample_record: Path) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": 740})
    with excomm.open(sample_record) as held, listening_desk(held) as at:
        watched = Watched(page, at)
        article = max(held.readings(), key=lambda one: len(one.statements)).article
        paths = ["/?everything=1", f"/article/{article.id}", "/pair/SUN/USA", "/actor/USA", "/commitments"]
        for path in [*paths, "/instruments", "/search?q=missile"]:
            page.goto(at + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, path
            ratio, where = page.evaluate(FAINTEST)
            assert ratio >= CONTRAST, (path, where)
    assert watched.faults == []
    page.close()


def test_no_page_of_a_phone_moves_sideways(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": 740})
    for path in paths():
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, path
    page.close()


def test_from_the_overview_to_a_sentence_by_keyboard_alone(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "/?everything=1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if "/story/" in str(page.evaluate("document.activeElement.href || ''")):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/story/*")
    assert "shot down" in page.locator("blockquote").first.inner_text()
    page.close()


def test_a_highlight_opens_its_record_beside_the_text(browser: Browser, address: str) -> None:
    page = browser.new_page()
    article = october.dispatches()["washington-22"]
    page.goto(f"{address}/article/{article.id}")
    page.get_by_text("any missile fired from Cuba", exact=False).first.click()
    card = page.locator(f"[id='at-{article.statements[0].id}']")
    assert card.evaluate("one => one.matches(':target')")
    assert card.is_visible()
    card.get_by_role("link").first.click()
    assert "John F. Kennedy" in page.locator("h1").inner_text()
    page.close()


def test_a_point_of_the_chart_opens_the_sentences_of_its_day(browser: Browser, address: str) -> None:
    page = browser.new_page()
    watched = Watched(page, address)
    page.goto(address + "/pair/SUN/USA")
    page.locator(".wide svg a[href$='1962-10-27']").click()
    page.wait_for_url("**/pair/SUN/USA/1962-10-27")
    assert "A Soviet missile" in page.locator("main").inner_text()
    assert watched.faults == []
    page.close()


def test_a_script_in_an_article_is_words(browser: Browser, address: str) -> None:
    page = browser.new_page()
    watched = Watched(page, address)
    page.goto(f"{address}/article/{october.dispatches()['undated'].id}")
    assert "<script>alert(1)</script>" in page.locator("article.text").inner_text()
    assert page.locator("main script, main img").count() == 0
    assert watched.faults == []
    page.close()


def test_the_brief_opens_from_a_file_without_a_fault(browser: Browser, tmp_path: Path) -> None:
    chromium_or_skip()
    found = compose(october.readings(), october.findings(), since=None, as_of=date(1962, 10, 29))
    file = tmp_path / "brief.html"
    file.write_text(html.render(found), "utf-8")
    for scheme, width in (("light", 1200), ("dark", WIDTH)):
        page = browser.new_page(
            color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 800}
        )
        watched = Watched(page, file.as_uri())
        page.goto(file.as_uri())
        ratio, where = page.evaluate(FAINTEST)
        assert ratio >= CONTRAST, where
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("svg a:visible[href$='1962-10-27']").click()
        page.wait_for_function("document.querySelector(':target')")
        assert page.locator(":target").is_visible()
        assert watched.faults == []
        page.close()
