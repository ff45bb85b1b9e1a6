"""A stream of XML → its elements of given names, one after the other, without namespaces.

Nothing is fetched and no entity is declared: a document that tries is refused. Of an
element that is not asked for nothing is kept, so a message of a million items takes the
memory of its largest.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from html.entities import html5
from typing import BinaryIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from lineage.options import ReadOptions

_CHUNK = 1 << 16
_DEEPEST = 200
"""Elements within elements; documents of news have twenty."""
_ROOT = re.compile(
    rb"(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!DOCTYPE[^>\[]*(?>\[[^\]]*\]\s*)?>)*"
    rb"<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL,
)
_MARKS = b"\xff\xfe \t\r\n"


class XmlError(Exception):
    """What is wrong with a document, and the line where it is."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.place = f"line {line}"


def root_of(head: bytes) -> str:
    """The name of the outermost element, as opening bytes tell it; empty: this is no XML."""
    found = _ROOT.match(head.replace(b"\0", b"").lstrip(_MARKS))
    return found[1].decode("ascii", "ignore") if found else ""


def elements(
    stream: BinaryIO, names: Collection[str], encoding: str | None
) -> Iterator[tuple[str, Element]]:
    """The outermost elements of these names and where each begins; XmlError ends them.

    `encoding` None: the document says what it is in; else it is in that, whatever it says.
    """
    parser = expat.ParserCreate("utf-8" if encoding else None, "}")
    builder = _Builder(parser, names)
    try:
        for chunk in _in_utf8(stream, encoding) if encoding else _chunks(stream):
            parser.Parse(chunk, False)
            yield from builder.taken()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        yield from builder.taken()
        raise XmlError(f"bad XML: {expat.ErrorString(error.code)}", error.lineno) from None
    except UnicodeDecodeError:
        raise XmlError(f"the file is not {encoding}", parser.CurrentLineNumber) from None
    except (LookupError, ValueError):
        raise XmlError("it names an encoding that is not known; pass --encoding", 1) from None
    yield from builder.taken()


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _in_utf8(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for chunk in _chunks(stream):
        yield decoder.decode(chunk).encode()
    yield decoder.decode(b"", True).encode()


def asked_encoding(options: ReadOptions) -> str | None:
    """The encoding that the options name; None: they name the usual one."""
    return None if options.encoding.lower() in ("utf-8", "utf8") else options.encoding


class _Builder:
    """Hears the parser, and builds what is asked for."""

    def __init__(self, parser: expat.XMLParserType, names: Collection[str]) -> None:
        self._parser = parser
        self._names = names
        self._depth = 0
        self._tree: TreeBuilder | None = None
        self._begun = 0, 0
        """The depth and the line of the element that is being built."""
        self._done: list[tuple[str, Element]] = []
        parser.buffer_text = True
        parser.specified_attributes = True  # a document type could add megabytes to each
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._refuse

    def taken(self) -> list[tuple[str, Element]]:
        done, self._done = self._done, []
        return done

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise XmlError(f"elements within elements, more than {_DEEPEST} deep", self._line())
        name = _local(tag)
        if self._tree is None and name in self._names:
            self._tree, self._begun = TreeBuilder(), (self._depth, self._line())
        if self._tree is not None:
            self._tree.start(name, {_local(key): value for key, value in attributes.items()})

    def _end(self, tag: str) -> None:
        if self._tree is not None:
            self._tree.end(_local(tag))
            if self._depth == self._begun[0]:
                self._done.append((f"line {self._begun[1]}", self._tree.close()))
                self._tree = None
        self._depth -= 1

    def _data(self, text: str) -> None:
        if self._tree is not None:
            self._tree.data(text)

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        """An entity of a document type that is not looked at: the usual ones are known."""
        if name + ";" not in html5:
            raise XmlError(f"the entity '{name[:40]}' is not declared", self._line())
        self._data(html5[name + ";"])

    def _refuse(self, *_: object) -> None:
        raise XmlError("it declares entities of its own, which is refused", self._line())

    def _line(self) -> int:
        return self._parser.CurrentLineNumber


def _local(name: str) -> str:
    return name.rpartition("}")[2]
