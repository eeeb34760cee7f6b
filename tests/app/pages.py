"""A page opened without a browser, the words on it, and its buttons pressed."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest


def opened(page: Callable[[], None], **query: str) -> AppTest:
    """Open a page under an address; the page's own code is all that it may refer to."""
    test = AppTest.from_function(page, default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test


def words(test: AppTest) -> str:
    """Return what the page says, without the signs that keep Markdown from reading into it."""
    shown = [*test.title, *test.header, *test.subheader, *test.markdown, *test.caption,
             *test.info, *test.success, *test.warning, *test.error]  # fmt: skip
    html = [element.proto.body for element in test.get("html")]
    return " ".join([*(str(element.value) for element in shown), *html]).replace("\\", "")


def press(test: AppTest, label: str) -> AppTest:
    """Press the first button of that name."""
    next(button for button in test.button if button.label == label).click().run()
    assert not test.exception
    return test
