"""What is asked of git: where the repository is, what a revision is, and its YAML files. Nothing is checked out or fetched."""

from __future__ import annotations

import difflib
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap.diagnostics import JourneyError

__all__ = ["Repository"]

ENDINGS = (b".yaml", b".yml")
SYMLINK, FILES = b"120000", (b"100644", b"100755", b"100664")
QUIET = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    # A clone that holds only a part would fetch the rest when it is asked for it.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    # A name with brackets or a star is that name.
    "GIT_LITERAL_PATHSPECS": "1",
}


@dataclass(frozen=True)
class Repository:
    """The repository around a folder; `prefix` leads from its top to the folder."""

    folder: str
    top: str
    prefix: str

    @staticmethod
    def around(folder: str = ".") -> Repository:
        """Find it.

        Raises:
            JourneyError: git is not there, or the folder is in no repository.
        """
        done = _run(folder, "rev-parse", "--show-toplevel", "--show-prefix")
        if done.returncode:
            said = _said(done.stderr)
            if "not a git repository" in said:
                hint = "name two files or folders instead: journeymap diff OLD NEW"
                raise JourneyError("this folder is in no git repository, so there are no revisions", hint)
            raise JourneyError("git does not open this repository", said)
        top, _, prefix = os.fsdecode(done.stdout).removesuffix("\n").partition("\n")
        return Repository(folder, top, prefix)

    def commit(self, revision: str) -> str:
        """The full name of the commit that `revision` means.

        Raises:
            JourneyError: there is no such revision.
        """
        if not revision or revision.startswith("-"):
            raise JourneyError(f'"{revision}" is no revision', "a branch, a tag, a commit, or HEAD~1")
        found = self._commit(revision)
        if found is None:
            raise JourneyError(f'there is no revision "{revision}" in this repository', self._closest(revision))
        return found

    def knows(self, revision: str) -> bool:
        """Whether there is such a revision."""
        return bool(revision) and not revision.startswith("-") and self._commit(revision) is not None

    def common(self, one: str, other: str) -> str:
        """The last commit that two revisions have in common.

        Raises:
            JourneyError: there is no such revision, or they have nothing in common.
        """
        done = _run(self.folder, "merge-base", self.commit(one), self.commit(other))
        if done.returncode:
            raise JourneyError(f'"{one}" and "{other}" have no commit in common', self._shallow())
        return done.stdout.decode("ascii").strip()

    def yaml_files(self, commit: str) -> Iterator[tuple[str, bytes | str]]:
        """Every YAML file of a commit: its path from the top, and its bytes, or the path of the file it is a link to."""
        listed = self._git("ls-tree", "-r", "-z", "--full-tree", commit)
        entries: dict[bytes, tuple[bytes, bytes]] = {}
        for line in listed.split(b"\0"):
            about, _, name = line.partition(b"\t")
            mode, _, blob = about.partition(b" blob ")
            # A hostile repository may hold names that lead out of the folder they are written to.
            tame = not {b"..", b".", b""} & set(name.split(b"/"))
            if blob and tame and name.lower().endswith(ENDINGS) and mode in (*FILES, SYMLINK):
                entries[name] = (mode, blob)
        contents = self._blobs(sorted({blob for _, blob in entries.values()}))
        for name, (mode, blob) in entries.items():
            if mode != SYMLINK:
                yield os.fsdecode(name), contents[blob]
                continue
            aim = os.path.normpath(os.path.join(os.path.dirname(name), contents[blob]))  # noqa: PTH118, PTH120 - bytes
            if aim in entries and entries[aim][0] != SYMLINK:
                yield os.fsdecode(name), os.fsdecode(aim)

    def kept(self, paths: Sequence[str]) -> set[str]:
        """The files of the working tree at `paths` that git does not ignore, as real paths."""
        listed = self._git("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name", "--", *paths)
        return {os.path.realpath(Path(self.top) / os.fsdecode(name)) for name in listed.split(b"\0") if name}

    def _commit(self, revision: str) -> str | None:
        done = _run(self.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        return done.stdout.decode("ascii").strip() if done.returncode == 0 else None

    def _closest(self, revision: str) -> str:
        """What there is that was perhaps meant."""
        refs = _run(self.folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
        known = sorted(set(refs.stdout.decode("utf-8", "replace").split()))
        remote = [name for name in known if name.partition("/")[2] == revision]
        near = remote or difflib.get_close_matches(revision, known, 1)
        if near:
            return f"did you mean {near[0]}?"
        if not known:
            return "there is no commit yet"
        return "; ".join(part for part in (f"there is {', '.join(known[:5])}", self._shallow()) if part)

    def _shallow(self) -> str:
        done = _run(self.folder, "rev-parse", "--is-shallow-repository")
        shallow = done.stdout.strip() == b"true"
        return "this clone holds only the last commits; fetch the others with: git fetch --unshallow" if shallow else ""

    def _blobs(self, names: Sequence[bytes]) -> dict[bytes, bytes]:
        """The contents of blobs, in one call."""
        out = self._git("cat-file", "--batch", stdin=b"".join(name + b"\n" for name in names)) if names else b""
        found: dict[bytes, bytes] = {}
        at = 0
        for name in names:
            end = out.index(b"\n", at)
            words = out[at:end].split()
            if len(words) != 3:
                raise JourneyError("this clone does not hold all files of the revision", self._shallow())
            size = int(words[2])
            found[name] = out[end + 1 : end + 1 + size]
            at = end + size + 2
        return found

    def _git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        done = _run(self.folder, *arguments, stdin=stdin)
        if done.returncode:
            raise JourneyError("git could not read this repository", _said(done.stderr))
        return done.stdout


def _run(folder: str, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git without a shell; names and revisions are arguments of their own."""
    try:
        return subprocess.run(  # noqa: S603 - fixed commands; revisions that look like options are refused
            ["git", "-c", "core.quotepath=off", *arguments],  # noqa: S607 - the user's own git
            cwd=folder,
            input=stdin,
            capture_output=True,
            check=False,
            env=os.environ | QUIET,
        )
    except FileNotFoundError:
        raise JourneyError(
            "git is not installed, so there are no revisions", "name two files or folders instead"
        ) from None
    except OSError as error:
        raise JourneyError(f"git cannot be run: {error.strerror or error}") from error


def _said(stderr: bytes) -> str:
    """Git's own first sentence."""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else ""
