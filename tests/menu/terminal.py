# SPDX-License-Identifier: EUPL-1.2
"""A person before a window of 80 by 24: types a line, reads what comes, and finds the number beside what is wanted."""
import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

COLUMNS, ROWS = 80, 24
DEADLINE = 240  # seconds for one answer: a machine may be busy, a hang is a failure
PROMPT = re.compile(r"[^\s] $")  # a question leaves the cursor on its own line


class Terminal:
    """`program` with `arguments` on a terminal of its own. `screens` keeps what came after each line that was typed."""

    def __init__(self, program, *arguments, cwd, environment):
        self.screens, self.typed = [], []
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.chdir(cwd)
            os.execve(program, [program, *arguments], environment)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.read()

    def _chunk(self, patience):
        if not select.select([self.descriptor], [], [], patience)[0]:
            return None
        try:
            return os.read(self.descriptor, 65536)
        except OSError as error:
            if error.errno == errno.EIO:  # the program has ended
                return b""
            raise

    def read(self):
        """Everything up to the next question, or to the end of the program."""
        raw, started = b"", time.monotonic()
        while time.monotonic() - started < DEADLINE:
            chunk = self._chunk(0.5)
            if chunk == b"":
                break
            raw += chunk or b""
            text = raw.decode(errors="replace").replace("\u00a0", " ")
            if chunk is None and PROMPT.search(text):
                break
        else:
            raise AssertionError(f"no question for {DEADLINE} s after:\n{raw.decode(errors='replace')}")
        self.screens.append(raw.decode(errors="replace").replace("\r\n", "\n"))
        return self.text

    @property
    def text(self):
        return self.screens[-1].replace("\u00a0", " ")

    def type(self, line):
        self.typed.append(line)
        os.write(self.descriptor, line.encode() + b"\n")
        return self.read()

    def press_control_c(self):
        os.write(self.descriptor, b"\x03")
        return self.read()

    def number_of(self, words):
        """The number that stands before a line with these words, on the last screens."""
        for screen in reversed(self.screens):
            found = re.search(rf"^ *(\d+)\. [^\n]*{re.escape(words)}", screen.replace("\u00a0", " "), re.M)
            if found:
                return found.group(1)
        raise AssertionError(f"{words!r} is offered nowhere:\n{self.text}")

    def choose(self, words):
        return self.type(self.number_of(words))

    def close(self):
        """The window is closed: the program gets SIGHUP."""
        os.close(self.descriptor)
        return self.ended()

    def ended(self):
        """The exit code, negative for a signal."""
        started = time.monotonic()
        while time.monotonic() - started < DEADLINE:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        os.kill(self.process, signal.SIGKILL)
        raise AssertionError("the program does not end")
