"""Messages between the program and its workers: a length, then a pickle.

The worker reads what strangers wrote, so what it answers is not trusted either: only plain values and the classes of
`reader.model` and `reader.errors` are let in, and no answer can name a function to call.
"""

from __future__ import annotations

import io
import pickle
import struct
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import IO

_LENGTH = struct.Struct("!Q")
_TRUSTED = frozenset({"reader.model", "reader.errors"})
_MAX_BYTES = 2 * 1024**3
"""A length above this, more than a worker may hold, was not written by `write_frame`."""


def write_frame(stream: IO[bytes], value: object) -> None:
    """Send one value.

    Raises:
        OSError: nobody reads at the other end.
    """
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any:
    """Wait for one value, of any class; for what our own program sends.

    Raises:
        EOFError: the other end is gone.
        pickle.UnpicklingError: what came is no frame.
    """
    return pickle.loads(_read(stream))  # noqa: S301 - the program trusts itself


def read_plain_frame(stream: IO[bytes]) -> Any:
    """Wait for one value made of plain Python values and ours.

    Raises:
        EOFError: the other end is gone.
        pickle.UnpicklingError: it contains anything else.
    """
    data = _read(stream)
    try:
        return _PlainUnpickler(io.BytesIO(data)).load()
    except pickle.UnpicklingError:
        raise
    except Exception as error:  # what is no pickle, or a value that its own class refuses, can raise anything
        raise pickle.UnpicklingError(f"not a value of ours: {error}") from error


def _read(stream: IO[bytes]) -> bytes:
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        raise EOFError
    (size,) = _LENGTH.unpack(header)
    if size > _MAX_BYTES:
        raise pickle.UnpicklingError(f"too long: {size} bytes")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> Any:
        if module_name in _TRUSTED:
            __import__(module_name)
            found = getattr(sys.modules[module_name], global_name, None)
            if isinstance(found, type) and found.__module__ == module_name:
                return found
        raise pickle.UnpicklingError(f"not a plain value: {module_name}.{global_name}")
