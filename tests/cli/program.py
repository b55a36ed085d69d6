# SPDX-License-Identifier: EUPL-1.2
"""The program as a user sees it, and evidence for it: written by its own drill, once for all tests."""
import atexit
import ctypes
import ctypes.util
import functools
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

BEFFROI = os.environ.get("BEFFROI")
DONE, FAILED, WRONG_USAGE, NOTHING_READABLE = 0, 1, 2, 3
LOGS = "Windows/System32/winevt/Logs"


def beffroi(*arguments, cwd=None, timeout=600):
    """Runs the program; the answer has returncode, stdout and stderr as text."""
    return subprocess.run([BEFFROI, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=cwd,
                          timeout=timeout)


@functools.cache
def workshop():
    """A folder of our own, removed at the end."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="beffroi-cli-test."))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def fresh(name):
    """An empty folder of that name in the workshop."""
    folder = workshop() / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@functools.cache
def drilled():
    """The evidence of a drilled attack. Tests only read it."""
    folder = workshop() / "drill"
    outcome = beffroi("drill", "bureau-a-distance", "-o", folder)
    assert outcome.returncode == DONE, outcome.stderr
    return folder / "evidence"


def a_log():
    """One log of the drilled evidence that rules match on."""
    return next(iter(sorted(drilled().rglob("Security.evtx"), key=lambda path: -path.stat().st_size)))


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


def hashes(folder):
    """relative path → SHA-256 of every file below."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def write_7z(target, members):
    """name → bytes as a 7z archive, by libarchive, which the program needs anyway."""
    library = ctypes.CDLL(ctypes.util.find_library("archive") or "libarchive.so.13")
    for name in ("archive_write_new", "archive_entry_new"):
        getattr(library, name).restype = ctypes.c_void_p
    archive = ctypes.c_void_p(library.archive_write_new())
    library.archive_write_set_format_7zip(archive)
    assert library.archive_write_open_filename(archive, str(target).encode()) == 0
    library.archive_entry_set_size.argtypes = [ctypes.c_void_p, ctypes.c_int64]
    library.archive_write_data.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
    for name, content in members.items():
        entry = ctypes.c_void_p(library.archive_entry_new())
        library.archive_entry_set_pathname(entry, name.encode())
        library.archive_entry_set_size(entry, len(content))
        library.archive_entry_set_filetype(entry, 0o100000)
        library.archive_entry_set_perm(entry, 0o644)
        assert library.archive_write_header(archive, entry) == 0
        library.archive_write_data(archive, content, len(content))
        library.archive_entry_free(entry)
    assert library.archive_write_close(archive) == 0
    library.archive_write_free(archive)
