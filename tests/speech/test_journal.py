"""Journals hold what was written, whatever comes after it."""

from pathlib import Path

import pytest

from rehearsal.errors import RecordingError
from rehearsal.speech.journal import TAIL, Journal, last_record, read_journal


def test_records_are_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a.jsonl"
    with Journal(path, busy="") as journal:
        for number in range(3):
            journal.append({"number": number, "name": "Zürich"})
            assert [record["number"] for record in read_journal(path)] == list(range(number + 1))


def test_no_file_holds_no_record(tmp_path: Path) -> None:
    assert list(read_journal(tmp_path / "none")) == []
    assert last_record(tmp_path / "none") is None


@pytest.mark.parametrize("length", [1, 100, TAIL, 5 * TAIL, 20 * TAIL])
@pytest.mark.parametrize("torn", [b"", b'{"torn'])
def test_the_last_record_is_found_from_the_end(tmp_path: Path, length: int, torn: bytes) -> None:
    path = tmp_path / "a.jsonl"
    for count in (1, 3):
        with Journal(path, busy="") as journal:
            for number in range(count):
                journal.append({"count": count, "number": number, "text": "x" * length})
        with path.open("ab") as file:
            file.write(torn)
        last = last_record(path)
        assert last is not None
        assert (last["count"], last["number"]) == (count, count - 1)


def test_an_empty_journal_has_no_last_record(tmp_path: Path) -> None:
    for content in (b"", b'{"torn'):
        (tmp_path / "a.jsonl").write_bytes(content)
        assert last_record(tmp_path / "a.jsonl") is None


def test_a_writer_can_wait_for_another_to_end(tmp_path: Path) -> None:
    import threading

    first = Journal(tmp_path / "a.jsonl", busy="in use")
    with pytest.raises(RecordingError, match="in use"):
        Journal(tmp_path / "a.jsonl", busy="in use")
    ending = threading.Timer(0.2, first.close)
    ending.start()
    Journal(tmp_path / "a.jsonl", busy="in use", patience=10).close()
    ending.join()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(RecordingError, match="cannot be written"):
        Journal(tmp_path / "file" / "a.jsonl", busy="")
