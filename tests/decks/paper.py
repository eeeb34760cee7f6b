"""PDFs for tests, written byte by byte: text at a place in a size, strokes, pictures, labels."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 720, 540


@dataclass(frozen=True)
class Words:
    """A line of Helvetica; `x` from the left, `y` of its base line from the top, in points."""

    x: float
    y: float
    text: str
    size: float = 18

    def draw(self) -> bytes:
        text = self.text.encode("cp1252").replace(b"\\", b"\\\\")
        text = text.replace(b"(", b"\\(").replace(b")", b"\\)")
        place = f"BT /F {self.size} Tf 1 0 0 1 {self.x} {HEIGHT - self.y} Tm ".encode()
        return place + b"(" + text + b") Tj ET\n"


@dataclass(frozen=True)
class Upwards(Words):
    """The same, running from bottom to top as beside a plot."""

    def draw(self) -> bytes:
        return super().draw().replace(b"1 0 0 1", b"0 1 -1 0")


@dataclass(frozen=True)
class Picture:
    """A grey picture; `make` tells one from the other."""

    x: float
    y: float
    width: float = 300
    height: float = 200
    make: int = 1

    def draw(self) -> bytes:
        x, y = self.x, HEIGHT - self.y - self.height
        head = (
            f"q {self.width} 0 0 {self.height} {x} {y} cm BI /W {self.make} /H 1 /CS /G /BPC 8 ID "
        )
        return head.encode() + b"\x80" * self.make + b" EI Q\n"


@dataclass(frozen=True)
class Strokes:
    """A zigzag of so many separate strokes."""

    x: float
    y: float
    count: int = 12
    length: float = 60

    def draw(self) -> bytes:
        lines = []
        for i in range(self.count):
            x, y = self.x + 25 * i, HEIGHT - self.y
            lines.append(f"{x} {y} m {x + 20} {y - self.length * (1 + i % 2)} l S")
        return "\n".join(lines).encode() + b"\n"


@dataclass(frozen=True)
class Rule:
    """A straight line from one point to another."""

    left: float
    top: float
    right: float
    bottom: float

    def draw(self) -> bytes:
        start, end = f"{self.left} {HEIGHT - self.top}", f"{self.right} {HEIGHT - self.bottom}"
        return f"{start} m {end} l S\n".encode()


Thing = Words | Picture | Strokes | Rule


@dataclass
class _File:
    objects: list[bytes] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        self.objects.append(content)
        return len(self.objects)

    def written(self, trailer: bytes) -> bytes:
        out = b"%PDF-1.7\n"
        offsets = []
        for number, content in enumerate(self.objects, start=1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size = len(offsets) + 1
        end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        end += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
        return out + end % (size, trailer, len(out))


def pdf(
    *pages: Sequence[Thing],
    labels: Sequence[str] = (),
    outline: Sequence[tuple[str, int]] = (),
    locked: bool = False,
    rotate: int = 0,
) -> bytes:
    """Write a PDF of these pages; `outline` names pages by their index."""
    file = _File(
        [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    )
    numbers = []
    for things in pages:
        content = zlib.compress(b"".join(thing.draw() for thing in things))
        stream = file.add(
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content)
        )
        box = b"/MediaBox[0 0 %d %d]/Rotate %d" % (WIDTH, HEIGHT, rotate)
        use = b"/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>" % stream
        numbers.append(file.add(b"<</Type/Page/Parent 2 0 R%s%s>>" % (box, use)))
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    file.objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(numbers))
    extra = b"/PageLabels<</Nums[%s]>>" % b"".join(
        b"%d<</P(%s)>>" % (i, label.encode()) for i, label in enumerate(labels)
    )
    if outline:
        extra += b"/Outlines %d 0 R" % _outline(file, outline, numbers)
    file.objects[0] = b"<</Type/Catalog/Pages 2 0 R%s>>" % extra
    return file.written(_lock(file) if locked else b"")


def _outline(file: _File, entries: Sequence[tuple[str, int]], numbers: Sequence[int]) -> int:
    first = len(file.objects) + 1
    root = first + len(entries)
    for i, (name, page) in enumerate(entries):
        following = b"/Next %d 0 R" % (first + i + 1) if i + 1 < len(entries) else b""
        target = b"/Dest[%d 0 R/Fit]" % numbers[page]
        file.add(b"<</Title(%s)/Parent %d 0 R%s%s>>" % (name.encode(), root, target, following))
    return file.add(b"<</Type/Outlines/First %d 0 R/Last %d 0 R>>" % (first, root - 1))


def _lock(file: _File) -> bytes:
    """Add an encryption dictionary that no empty password opens."""
    wrong = b"<" + b"00" * 32 + b">"
    number = file.add(b"<</Filter/Standard/V 1/R 2/O %s/U %s/P -4>>" % (wrong, wrong))
    return b"/Encrypt %d 0 R/ID[<00><00>]" % number
