"""Takes the network away from this process, for good: Linux only, with or without privileges."""

import ctypes
import os
import platform
import struct

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06  # of classic BPF
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 13  # EACCES
SOCKET_CALLS = {"x86_64": (0xC000003E, (41, 53)), "aarch64": (0xC00000B7, (198, 199))}  # socket, socketpair
NUMBER, MACHINE = 0, 4  # where the call and the machine stand in what a filter sees


def shut_network() -> bool:
    """Make it impossible for this process to reach a network; tell whether that worked."""
    if platform.system() != "Linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    alone = _leave_namespace(library)
    return _forbid_sockets(library) or alone


def _leave_namespace(library: ctypes.CDLL) -> bool:
    """Move into a network namespace that has nothing but an idle loopback."""
    if os.geteuid() == 0 and library.unshare(CLONE_NEWNET) == 0:
        return True
    return bool(library.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)


def _forbid_sockets(library: ctypes.CDLL) -> bool:
    """Filter the system calls of this process and its threads: none opens a socket."""
    machine, calls = SOCKET_CALLS.get(platform.machine(), (0, ()))
    if not calls:
        return False
    lines = [
        _line(LOAD, 0, 0, MACHINE),
        _line(JUMP_IF_EQUAL, 0, len(calls) + 2, machine),  # another machine's calls: refuse
        _line(LOAD, 0, 0, NUMBER),
        *(_line(JUMP_IF_EQUAL, len(calls) - place, 0, call) for place, call in enumerate(calls)),
        _line(RETURN, 0, 0, ALLOW),
        _line(RETURN, 0, 0, REFUSE),
    ]
    program = ctypes.create_string_buffer(b"".join(lines))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(lines), ctypes.addressof(program)))
    if library.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(library.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header, 0, 0) == 0)


def _line(code: int, if_true: int, if_false: int, value: int) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
