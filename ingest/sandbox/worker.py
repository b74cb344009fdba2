"""One child, seen from its parent: started when needed, asked, and ended when it breaks a limit."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path

import ingest
from ingest.sandbox.limits import Limits
from ingest.sandbox.wire import BEAT, Answer, Refused, pack, unpack_answer
from kb.errors import FileTooHard, ReaderUnavailable

_START_SECONDS = 60.0  # 0.5 s alone; a machine under load takes long to load libraries
_LEAVE_SECONDS = 5.0  # for a child that ends by itself
_SIGNALS: dict[int, str] = {
    signal.SIGXCPU: "more processor time than a page is given",
    signal.SIGKILL: "more time or memory than the machine gives it",
    signal.SIGXFSZ: "more disk than a file is given",
}
_ROOT = str(Path(ingest.__file__).resolve().parent.parent)
# There is a child for each core already. OpenBLAS sets memory aside for every thread it might
# start, 40 MB a core: on a machine of many cores a child would be over its limit before any file.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}


class Worker:
    """A child process that does one kind of work. Used by one thread; `close` by any."""

    def __init__(self, work: str, limits: Limits, folder: Path) -> None:
        self._work = work
        self._limits = limits
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._guard = threading.Lock()
        self._closed = False

    @property
    def pid(self) -> int:
        """The child's process id, 0 while there is none."""
        return self._process.pid if self._process else 0

    def ask(self, name: str, order: object) -> Answer:
        """Return the child's answer to an order about the file called `name`.

        A child that dies or breaks a limit answers `file_too_hard`, and the next order gets a
        new child. Raises `ReaderUnavailable` where none can be started.
        """
        connection = self._connection or self._start()
        try:
            connection.send_bytes(pack(order))
            answer = self._answer(connection)
        except _Broken as broken:
            self._end(0)
            return _too_hard(name, str(broken))
        except (EOFError, OSError):
            return _too_hard(name, _cause(self._end(_LEAVE_SECONDS)))
        if answer.last:
            self._end(_LEAVE_SECONDS)
        return answer

    def kill(self) -> None:
        """End the child at once, from any thread; what is being asked answers `file_too_hard`."""
        with self._guard:
            self._closed = True
            if self._process is not None:
                _kill(self._process)

    def close(self) -> None:
        """End the child and wait for it; nobody may be asking."""
        self.kill()
        self._end(0)

    def _answer(self, connection: Connection) -> Answer:
        while True:
            frame = self._frame(connection, self._limits.patience)
            if frame != BEAT:
                try:
                    return unpack_answer(frame)
                except pickle.UnpicklingError as error:
                    raise _Broken("an answer that no reader gives") from error

    def _frame(self, connection: Connection, patience: float) -> bytes:
        if not connection.poll(patience):
            raise _Broken(f"more than {patience:.0f} s without coming a page further")
        return connection.recv_bytes(2 * self._limits.output)

    def _start(self) -> Connection:
        ours, theirs = socket.socketpair()
        self._connection = Connection(ours.detach())
        try:
            with theirs, self._guard:
                if self._closed:
                    raise ReaderUnavailable("reading was stopped")
                self._process = _launch(self._work, self._limits, theirs, self._folder)
            self._frame(self._connection, _START_SECONDS)
        except (EOFError, OSError, _Broken) as error:
            cause = _cause(self._end(_LEAVE_SECONDS))
            raise ReaderUnavailable(f"it did not start ({cause})") from error
        except ReaderUnavailable:
            self._end(0)
            raise
        return self._connection

    def _end(self, patience: float) -> int:
        """End the child and return how it ended: minus the signal, or its exit code."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        with self._guard:
            process, self._process = self._process, None
        if process is None:
            return 0
        with suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        _kill(process)
        return process.wait()


class _Broken(Exception):
    """A child that is still there and has to be ended; says what it took too much of."""


def _launch(
    work: str, limits: Limits, theirs: socket.socket, folder: Path
) -> subprocess.Popen[bytes]:
    # -P: the current folder may hold the papers, and must not be where modules come from.
    command = [sys.executable, "-P", "-m", "ingest.sandbox.child", str(theirs.fileno()), work]
    paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [*command, json.dumps(asdict(limits))],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
        env={
            **os.environ,
            **_ONE_THREAD,
            "PYTHONPATH": os.pathsep.join(paths),
            "TMPDIR": str(folder),
        },
        start_new_session=True,  # Ctrl-C is for the parent to handle; what it starts ends with it
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a child and whatever it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _cause(code: int) -> str:
    """Say what ended a child."""
    if -code in _SIGNALS:
        return _SIGNALS[-code]
    return f"a crash of the reader (signal {-code})" if code < 0 else "an end of the reader"


def _too_hard(name: str, what: str) -> Refused:
    error = FileTooHard(name, what)
    return Refused(error.code, str(error))
