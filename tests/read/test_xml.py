import io

import pytest

from lineage.read.xml import XmlError, elements


def read(data, *names, encoding=None):
    return list(elements(io.BytesIO(data), names, encoding))


LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;">]>'
    b"<a>&z;&z;&z;</a>"
)
EXTERNAL = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
PARAMETER = b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://x.test/x.dtd">%x;]><a>b</a>'


@pytest.mark.parametrize("document", [LAUGHS, EXTERNAL, PARAMETER])
def test_entities_of_its_own_are_refused(document):
    with pytest.raises(XmlError, match="it declares entities of its own, which is refused"):
        read(document, "a")


def test_document_type_is_not_fetched_and_usual_entities_are_known():
    document = b'<!DOCTYPE a SYSTEM "http://x.test/a.dtd"><a>caf&eacute; &#8212; &lt;b&gt;</a>'
    ((_, found),) = read(document, "a")
    assert found.text == "café — <b>"


def test_outermost_elements_come_with_their_line_and_without_their_namespace():
    document = b"<m xmlns='u'>\n<i n='1'><i n='2'/></i>\n<j/><i xmlns:p='v' p:n='3'/></m>"
    found = read(document, "i")
    assert [(place, each.tag, each.attrib) for place, each in found] == [
        ("line 2", "i", {"n": "1"}), ("line 3", "i", {"n": "3"}),
    ]  # fmt: skip


def test_elements_before_a_damage_are_given():
    stream = elements(io.BytesIO(b"<m><i>a</i>\n<i>b"), ("i",), None)
    assert next(stream)[1].text == "a"
    with pytest.raises(XmlError, match="bad XML: ") as caught:
        next(stream)
    assert caught.value.place == "line 2"


def test_depth_has_a_limit():
    with pytest.raises(XmlError, match="deep"):
        read(b"<a>" * 100_000, "a")


def test_elements_are_given_one_at_a_time():
    class Parts(io.RawIOBase):
        def read(self, _size=-1):
            return next(parts)

    parts = iter([b"<m>", *[b"<i>a</i>"] * 5])
    stream = Parts()
    assert next(elements(stream, ("i",), None))[1].text == "a"
    assert len(list(parts)) == 4


@pytest.mark.parametrize("encoding", ["cp1252", "gb18030", "utf-16"])
def test_encoding_that_is_named_wins(encoding):
    document = "<?xml version='1.0' encoding='ascii'?><a>é</a>".encode(encoding)
    ((_, found),) = read(document, "a", encoding=encoding)
    assert found.text == "é"


def test_bytes_that_are_not_in_the_named_encoding_are_told():
    with pytest.raises(XmlError, match="the file is not ascii"):
        read("<a>é</a>".encode(), "a", encoding="ascii")


def test_unknown_encoding_is_told():
    with pytest.raises(XmlError, match="pass --encoding"):
        read(b"<?xml version='1.0' encoding='gb18030'?><a/>", "a")


def test_attributes_that_a_document_type_adds_are_left_out():
    ((_, found),) = read(b'<!DOCTYPE a [<!ATTLIST a x CDATA "y">]><a z="1"/>', "a")
    assert found.attrib == {"z": "1"}
