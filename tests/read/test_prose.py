import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.read.prose import html_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>and</b>\n  two.</p><p>Three.</p>", "One and two.\n\nThree."),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("One<br>two<br/><br/>three", "One\ntwo\n\nthree"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("<pre>One\n\n two</pre>", "One\n\ntwo"),
        ("<p>caf&eacute; &amp; &lt;b&gt; a&nbsp;b</p>", "café & <b> a\xa0b"),
        ("<head><title>x</title><body><p>One</p>", "One"),
        ("<p>One</p><script>if (a < b) {}</script><style>p {}</style><p>Two</p>", "One\n\nTwo"),
        ("<p>One</p><note>a<note>b</note><p>c</p></note><p>Two</p>", "One\n\nTwo"),
        ("One</note>Two", "One\n\nTwo"),
        ("<script>'<script>'</script><p title='a > b'>One</p>", "One"),
        ('<P CLASS="it\'s">One</P><!-- <p>no</p> --><!DOCTYPE x><?y?>', "One"),
        ("1 < 2 <3 & <>", "1 < 2 <3 & <>"),
        ("<p>One<!-- never closed <p>Two", "One"),
        ("<figure><img src=x><figcaption>One</figcaption></figure>", "One"),
        ("</p></div>One", "One"),
        ("<p>", ""),
        ("", ""),
    ],
)
def test_markup_becomes_paragraphs_with_a_blank_line_between(markup, text):
    assert html_text(markup) == text


@given(st.text("<>/ap b&;!-\n", max_size=40))
def test_any_markup_is_read(markup):
    text = html_text(markup)
    assert text == text.strip(" \n")
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    "part",
    [
        "<note>",
        "<",
        "<!--",
        "<p ",
        "</",
        "&",
        "<a href='",
        "<script>",
        "<?",
        "<!DOCTYPE ",
        "<a x=y",
    ],
)
def test_broken_markup_takes_no_longer_than_its_length(part):
    html_text(part * 100_000)
