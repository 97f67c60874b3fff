"""run.py sets up, starts, and says what to do when it cannot. No test here needs the network."""

import ast
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import run

SOURCE = Path(run.__file__)

FAKE = """
import json, os, sys
print(json.dumps({"words": sys.argv[1:], "folder": os.getcwd()}))
sys.exit(7 if "seven" in sys.argv else 0)
"""


class Checkout:
    """A copy of run.py with a tiny guaqui that needs nothing, and its set-up by two windows at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "guaqui_tui").mkdir()
        (root / "guaqui_tui" / "__main__.py").write_text(FAKE)
        (root / "requirements.txt").write_text("# nothing\n")
        shutil.copy(SOURCE, root)
        # What a power cut leaves: an interpreter, a part of the packages, no stamp.
        self.left_over = root / ".venv" / "lib" / "left-over"
        self.left_over.mkdir(parents=True)
        (root / ".venv" / "bin").mkdir()
        (root / ".venv" / "bin" / "python").symlink_to(sys.executable)
        self.first = [self._begin(), self._begin()]
        self.said = [process.communicate(timeout=120) for process in self.first]

    def _begin(self) -> "subprocess.Popen[str]":
        pipe = subprocess.PIPE
        command = [sys.executable, str(self.root / "run.py")]
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")

    def start(self, *words: str, folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, str(self.root / "run.py"), *words]
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
        )


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return Checkout(tmp_path_factory.mktemp("José ñandú"))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The module's own functions, at work in an empty folder."""
    venv = tmp_path / ".venv"
    python = venv / run.PYTHON.relative_to(run.VENV)
    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": python,
        "TURN": venv / run.TURN.name,
        "COMMAND": python.with_name(run.COMMAND.name),
        "OLD": venv / run.OLD.name,
        "WHEELS": tmp_path / run.WHEELS.name,
    }.items():
        monkeypatch.setattr(run, name, value)
    (tmp_path / run.LOCK).write_text("one==1 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n")
    python.parent.mkdir(parents=True)
    python.write_text("")
    return tmp_path


# --- an old Python ---


def test_only_an_older_python_is_too_old() -> None:
    assert [
        version for version in [(2, 7), (3, 6), (3, 10), (3, 11), (3, 14), (4, 0)] if run.too_old(*version)
    ] == [
        (2, 7),
        (3, 6),
        (3, 10),
    ]


def test_an_old_python_reads_what_to_do_before_anything_newer_is_evaluated() -> None:
    pretend = f"import runpy, sys; sys.version_info = (3, 8, 18); runpy.run_path({str(SOURCE)!r})"
    done = subprocess.run(
        [sys.executable, "-c", pretend], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 3
    spanish, english = done.stderr.splitlines()
    assert "necesita Python 3.11" in spanish
    assert "es 3.8" in spanish
    assert "needs Python 3.11" in english
    assert not done.stdout


def test_an_old_python_can_parse_the_file() -> None:
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 6))
    assert not [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    gate = next(i for i, node in enumerate(tree.body) if isinstance(node, ast.If))
    above = [node for part in tree.body[:gate] for node in ast.walk(part) if isinstance(node, ast.FunctionDef)]
    notes = [arg.annotation for node in above for arg in ast.walk(node) if isinstance(arg, ast.arg)]
    assert above
    assert all(isinstance(note, ast.Name | ast.Constant) for note in [*notes, *(node.returns for node in above)])


# --- the stamp ---


def test_a_stamp_holds_the_lock_the_python_and_the_place() -> None:
    same = run.stamp(b"lock", (3, 11), Path("/a/José"))
    assert same == run.stamp(b"lock", (3, 11), Path("/a/José"))
    others = [
        run.stamp(b"lock ", (3, 11), Path("/a/José")),
        run.stamp(b"lock", (3, 12), Path("/a/José")),
        run.stamp(b"lock", (3, 11), Path("/a/Jose")),
    ]
    assert len({same, *others}) == 4


def test_ready_means_a_stamp_that_fits_and_a_python(elsewhere: Path) -> None:
    assert not run.ready(run.LOCK)
    run.stamp_file(run.LOCK).write_bytes(run.wanted(run.LOCK))
    assert run.ready(run.LOCK)
    (elsewhere / run.LOCK).write_text("two==2\n")
    assert not run.ready(run.LOCK)
    run.stamp_file(run.LOCK).write_bytes(run.wanted(run.LOCK))
    run.PYTHON.unlink()
    assert not run.ready(run.LOCK)


# --- setting up, for real ---


@pytest.mark.costly(0)
def test_two_windows_set_up_once_and_a_half_made_environment_is_made_again(checkout: Checkout) -> None:
    assert [process.returncode for process in checkout.first] == [0, 0]
    words = sorted(error for _, error in checkout.said)
    assert words[0].startswith("Otra ventana está preparando")
    assert "Another window is setting" in words[0]
    assert words[1].startswith("Preparando guaqui")
    assert "Setting guaqui up" in words[1]
    assert "Preparando" not in words[0]
    assert not checkout.left_over.exists()


@pytest.mark.costly(0)
def test_the_second_start_does_nothing_but_start(checkout: Checkout) -> None:
    before = {path: path.stat().st_mtime_ns for path in (checkout.root / ".venv").iterdir()}
    done = checkout.start()
    assert (done.returncode, done.stderr) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in (checkout.root / ".venv").iterdir()} == before


def test_words_the_current_folder_and_the_exit_code_pass_through(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "guaqui_tui.py").write_text("raise SystemExit(99)")
    done = checkout.start("seven", "--help", "a b", "ñ", folder=tmp_path)
    assert done.returncode == 7
    assert json.loads(done.stdout) == {"words": ["seven", "--help", "a b", "ñ"], "folder": str(tmp_path)}


def test_a_command_is_left_that_goes_wherever_one_stands(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "guaqui_tui.py").write_text("raise SystemExit(99)")
    command = checkout.root / run.COMMAND.relative_to(run.ROOT)
    done = subprocess.run([command, "seven", "a b", "ñ", '"$x'], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 7
    assert json.loads(done.stdout)["words"] == ["seven", "a b", "ñ", '"$x']


def test_the_command_of_windows_is_plain_letters_and_names_no_folder(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Windows:
        name = "nt"

    monkeypatch.setattr(run, "os", Windows)
    run.leave_command()
    assert run.COMMAND.read_bytes() == b'@"%~dp0python.exe" -P -m guaqui_tui %*\n'


def test_demo_goes_to_a_folder_of_that_name(checkout: Checkout) -> None:
    assert json.loads(checkout.start("demo").stdout)["words"] == ["demo", "demo"]
    assert json.loads(checkout.start("demo", "there").stdout)["words"] == ["demo", "there"]


def test_a_package_that_cannot_be_had_is_told_and_leaves_no_stamp(
    checkout: Checkout, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "PYTHON", checkout.root / ".venv" / "bin" / "python")
    monkeypatch.setattr(run, "start", lambda _: run.install(run.LOCK))
    (elsewhere / run.LOCK).write_text("no-such-thing==1 --hash=sha256:" + "0" * 64 + "\n")
    run.WHEELS.mkdir()
    assert run.main([]) == 3
    said = capsys.readouterr().err
    assert said.startswith("No se pudo instalar.")
    assert "\nCould not install." in said
    assert "no-such-thing" in said
    assert "Traceback" not in said
    assert not run.ready(run.LOCK)


# --- setting up, when it fails ---


def test_what_was_there_comes_back_when_it_cannot_be_made_anew(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.stamp_file(run.LOCK).write_bytes(b"of an older version")
    (run.VENV / "lib").mkdir()
    (run.VENV / "lib" / "package").write_text("whole")
    before = sorted(path.relative_to(run.VENV) for path in run.VENV.rglob("*"))
    seen: list[bool] = []

    def fail(folder: Path) -> None:
        seen.append(run.stamp_file(run.LOCK).exists() or run.PYTHON.exists())
        (folder / "lib").mkdir()
        (folder / "lib" / "half").write_text("")
        raise run.SetUpError("full")

    monkeypatch.setattr(run, "make_venv", fail)
    with pytest.raises(run.SetUpError):
        run.remake()
    assert seen == [False]
    assert sorted(path.relative_to(run.VENV) for path in run.VENV.rglob("*")) == before
    assert run.stamp_file(run.LOCK).read_bytes() == b"of an older version"


@pytest.mark.parametrize("lock", [run.LOCK, run.TEST_LOCK])
def test_an_install_cut_short_is_not_taken_for_whole(
    lock: str, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / run.TEST_LOCK).write_text("")

    def power_cut(*command: str | Path) -> None:
        raise KeyboardInterrupt

    done: list[str] = []
    run.stamp_file(run.LOCK).write_bytes(run.wanted(run.LOCK))
    monkeypatch.setattr(run, "quietly", power_cut)
    with pytest.raises(KeyboardInterrupt):
        run.install(lock)
    monkeypatch.setattr(run, "remake", lambda: done.append("remake"))
    monkeypatch.setattr(run, "install", done.append)
    run.prepare(lock)
    assert done[:1] == ["remake"]


@pytest.mark.parametrize(
    ("lock", "there", "offline"),
    [(run.LOCK, True, True), (run.LOCK, False, False), (run.TEST_LOCK, True, False)],
)
def test_with_the_folder_wheels_no_network_is_asked(
    *, lock: str, there: bool, offline: bool, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | Path] = []
    (elsewhere / run.TEST_LOCK).write_text("")
    if there:
        run.WHEELS.mkdir()
    monkeypatch.setattr(run, "quietly", lambda *words: asked.extend(words))
    run.install(lock)
    assert ("--no-index" in asked) == (str(run.WHEELS) in asked) == offline
    assert {"--require-hashes", "--no-deps", elsewhere / lock} <= {*asked}
    assert run.ready(run.LOCK) == (lock == run.LOCK)


def test_a_python_without_venv_names_the_package(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "find_spec", lambda name: None if name == "ensurepip" else name)
    assert run.main([]) == 3
    name = "python{}.{}-venv".format(*sys.version_info)
    assert [name in line for line in capsys.readouterr().err.splitlines()[-2:]] == [True, True]


@pytest.mark.parametrize(
    ("output", "free", "what"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            1 << 40,
            "full",
        ),
        ("ERROR: [WinError 112] Espacio en disco insuficiente", 1 << 40, "full"),
        ("Error: Command '-m ensurepip' returned non-zero exit status 1.", 1 << 20, "full"),
        ("WARNING: Retrying\nERROR: No matching distribution found for click==8\nnote", 1 << 40, "install"),
        ("", 1 << 40, "install"),
    ],
)
def test_a_failed_step_is_told_by_its_cause(output: str, free: int, what: str) -> None:
    said = run.diagnosis(output, free)
    assert said[0] == what
    assert "WARNING" not in said[1]


@pytest.mark.parametrize(
    ("trouble", "code", "words"),
    [
        (OSError(errno.ENOSPC, "No space left"), 3, "El disco está lleno"),
        (PermissionError(errno.EACCES, "Permission denied", ".venv"), 3, "La computadora no lo permite"),
        (KeyboardInterrupt(), 130, "Interrumpido"),
    ],
)
def test_trouble_is_told_in_two_languages_and_never_by_a_traceback(
    trouble: BaseException,
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> None:
        raise trouble

    monkeypatch.setattr(run, "prepare", fail)
    assert run.main(["anything"]) == code
    said = capsys.readouterr().err
    assert said.startswith(words)
    assert len(said.splitlines()) >= 2
    assert "{" not in said


@pytest.mark.parametrize("what", run.SAYS)
def test_every_message_is_said_in_both_languages(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    run.say(what, 1, 2, 3, 4)
    spanish, english, *_ = capsys.readouterr().err.splitlines()
    assert spanish != english


# --- following a program ---


def test_the_exit_code_of_a_program_is_passed_on() -> None:
    assert run.follow(sys.executable, "-c", "raise SystemExit(5)") == 5
    assert run.follow(sys.executable, "-c", "import os; os.kill(os.getpid(), 15)") == 143


def test_ctrl_c_is_the_programs_to_answer() -> None:
    program = (
        "import time\ntry:\n    print('up', flush=True)\n    time.sleep(60)\n"
        "except KeyboardInterrupt:\n    raise SystemExit(5)"
    )
    outer = f"import sys, run; sys.exit(run.follow(sys.executable, '-c', {program!r}))"
    with subprocess.Popen(
        [sys.executable, "-c", outer], cwd=SOURCE.parent, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"up"
        time.sleep(0.1)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(30) == 5


# --- the project's own words ---


@pytest.fixture
def steps(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run; `mypy` fails where a file says so."""
    done: list[list[str]] = []

    def follow(tool: Path, *words: str, cwd: Path | None = None) -> int:
        done.append([tool.stem, *words])
        return 4 if tool.stem == "mypy" and (elsewhere / "mypy fails").exists() else 0

    def compiling() -> AbstractContextManager[None]:
        done.append(["compiling"])
        return nullcontext()

    monkeypatch.setattr(run, "follow", follow)
    monkeypatch.setattr(run, "compiling", compiling)
    monkeypatch.setattr(run, "place_for_files", lambda: nullcontext(["--basetemp=x"]))
    monkeypatch.setattr(run, "other_pythons", dict)
    monkeypatch.setattr(run, "prepare", lambda lock: done.append([lock]) if lock != run.TEST_LOCK else None)
    return done


def test_the_checks_run_in_order(steps: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["test", "--full", "-k", "x"]) == 0
    assert [step[0] for step in steps] == ["compiling", "ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert steps[2] == ["ruff", "format", "--check"]
    assert steps[-1][:3] == ["pytest", "-n", "3"]
    assert steps[-1][-4:] == ["--basetemp=x", "--full", "-k", "x"]
    said = capsys.readouterr().out
    assert said.count("== ruff") == 4
    assert "== mypy: ok, 0.0 s" in said


def test_the_first_failing_check_ends_it_with_its_code(steps: list[list[str]], elsewhere: Path) -> None:
    (elsewhere / "mypy fails").touch()
    assert run.main(["test"]) == 4
    assert steps[-1] == ["mypy"]


def test_the_tests_are_compiled_while_the_checks_run_and_only_pytest_says_what_is_wrong(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pretended(run.PYTHON.parent, "pytest", 'echo "$@" >words; echo wrong; exit 2')
    with run.compiling():
        pass
    assert (elsewhere / "words").read_text().split() == ["--collect-only", "-q"]
    assert capfd.readouterr() == ("", "")


def test_what_was_compiled_is_kept_for_the_processes_of_the_tests(
    steps: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert run.main(["test"]) == 0
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


def test_the_tests_files_are_in_memory_while_they_run_and_gone_after_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "MEMORY", tmp_path)
    monkeypatch.setattr(run, "ROOMY", 0)
    with run.place_for_files() as words:
        (option,) = words
        place = Path(option.removeprefix("--basetemp="))
        assert place.parent.parent == tmp_path
        place.mkdir()  # as pytest does
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(("memory", "roomy"), [(".", 1 << 60), ("none", 0)])
def test_without_room_in_memory_the_tests_files_are_where_files_are(
    memory: str, roomy: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "MEMORY", tmp_path / memory)
    monkeypatch.setattr(run, "ROOMY", roomy)
    with run.place_for_files() as words:
        assert words == []
        assert not [*tmp_path.iterdir()]


def test_outside_runs_those_tests_alone(steps: list[list[str]]) -> None:
    assert run.main(["test", "--outside", "--full"]) == 0
    assert steps == [[run.OUTSIDE_LOCK], ["pytest", "-m", "outside", "--full"]]


# --- under every Python that is found ---


def pretended(folder: Path, name: str, says: str) -> str:
    """A program that says it is a Python of some version."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{says}\n")
    path.chmod(0o755)
    return str(path)


def test_every_other_python_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    own = "{} {}".format(*sys.version_info)
    newer = pretended(one, "python3.91", "echo 3 91")
    unnumbered = pretended(two, "python", "echo 4 0")
    pretended(two, "python3.91", "echo 3 91")
    pretended(one, "python3.10", "echo 3 10")
    pretended(one, "python3.92", "exit 127")
    pretended(one, "python3.93", "echo Python was not found")
    pretended(one, "python3", f"echo {own}")
    pretended(one, "python3.91-config", "echo 3 94")
    (two / "python3.95").write_text("not to be run")
    monkeypatch.setenv("PATH", os.pathsep.join(["", str(one), str(tmp_path / "none"), str(two)]))
    assert run.other_pythons() == {(3, 91): newer, (4, 0): unnumbered}


@pytest.mark.parametrize("ends", [0, 1, 2])
def test_the_quick_part_runs_under_each_and_a_failure_is_the_whole_s(
    *, ends: int, steps: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str | Path] = []
    before = run.follow

    def follow(tool: Path, *words: str, cwd: Path | None = None) -> int:
        return ends if "-m" in words else before(tool, *words, cwd=cwd)

    monkeypatch.setattr(run, "follow", follow)
    monkeypatch.setattr(run, "quietly", lambda *words: asked.extend(words))
    monkeypatch.setattr(run, "other_pythons", lambda: {(3, 91): "/x/python3.91", (4, 0): "/x/python"})
    assert run.main(["test"]) == ends
    assert [step[0] for step in steps][-1] == "pytest"
    assert [word for word in asked if word in {"/x/python3.91", "/x/python"}] == ["/x/python3.91", "/x/python"]
    assert {"--require-hashes", run.ROOT / run.TEST_LOCK} <= {*asked}
    assert f"== Python 4.0: {ends or 'ok'}" in capsys.readouterr().out


def test_a_python_without_packages_is_told_and_left_out(
    steps: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_network(*_words: object) -> None:
        raise run.SetUpError("install", "ERROR: no route")

    monkeypatch.setattr(run, "quietly", no_network)
    monkeypatch.setattr(run, "other_pythons", lambda: {(3, 91): "/x/python3.91"})
    assert run.main(["test"]) == 0
    said = capsys.readouterr().err
    assert "for Python 3.91; going on without it. (ERROR: no route)" in said
    assert [step[0] for step in steps].count("pytest") == 1


def test_the_quick_part_is_there() -> None:
    assert all((SOURCE.parent / name).is_file() for name in run.QUICK)


def test_words_takes_them_out_and_compiles_both_languages(steps: list[list[str]], elsewhere: Path) -> None:
    known = elsewhere / "guaqui_tui" / "locale" / "es" / "LC_MESSAGES"
    known.mkdir(parents=True)
    (known / "guaqui.po").touch()
    assert run.main(["words"]) == 0
    assert [step[1] if step[1] != "-q" else step[2] for step in steps] == ["extract", "update", "init", "compile"]


def test_lock_without_uv_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert run.main(["lock"]) == 3
    assert capsys.readouterr().err.startswith("Falta el programa uv")


def test_markers_go_and_nothing_else() -> None:
    lock = (
        "# a note; with a semicolon\n"
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "plain==1 \\\n    --hash=sha256:cc\n"
        "last==2 ; python_version < '3.12' and sys_platform != 'win32'"
    )
    assert run.without_markers(lock) == (
        "# a note; with a semicolon\n"
        "colorama==0.4.6 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "plain==1 \\\n    --hash=sha256:cc\n"
        "last==2"
    )


@pytest.mark.parametrize("lock", [run.TEST_LOCK, run.OUTSIDE_LOCK])
def test_no_marker_is_left_of_the_locks_of_this_project(lock: str) -> None:
    text = (SOURCE.parent / lock).read_text(encoding="utf-8")
    bare = run.without_markers(text)
    assert bare.count("--hash=") == text.count("--hash=") > 100
    found = [Requirement(line.removesuffix("\\").strip()) for line in bare.splitlines() if "==" in line]
    assert found
    assert not [requirement for requirement in found if requirement.marker]


def test_each_lock_has_all_that_the_one_before_it_has() -> None:
    texts = [(SOURCE.parent / lock).read_text("utf-8") for lock in (run.LOCK, run.TEST_LOCK, run.OUTSIDE_LOCK)]
    packages = [{line.partition(" ")[0] for line in text.splitlines() if "==" in line} for text in texts]
    assert packages[0] < packages[1] < packages[2]
    assert "http" not in "".join(texts)


@pytest.mark.parametrize("fails", [False, True])
def test_wheels_serves_every_system_and_is_put_in_place_whole(
    *, fails: bool, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, ...]] = []

    def download(*command: str | Path) -> None:
        words = tuple(str(word) for word in command)
        asked.append(words)
        assert ";" not in Path(words[words.index("-r") + 1]).read_text(encoding="utf-8")
        aside = Path(words[words.index("-d") + 1])
        aside.mkdir(exist_ok=True)
        (aside / f"{len(asked)}.whl").touch()
        if fails and len(asked) == 2 * len(run.PYTHONS):
            raise run.SetUpError("full")

    monkeypatch.setattr(run, "make_venv", lambda _: None)
    monkeypatch.setattr(run, "quietly", download)
    run.WHEELS.mkdir()
    (run.WHEELS / "old.whl").touch()
    assert run.main(["wheels"]) == (3 if fails else 0)
    versions = [words[words.index("--python-version") + 1] for words in asked]
    assert sorted(versions) == sorted([*run.PYTHONS] * 2)
    assert len([words for words in asked if "--platform=win_amd64" in words]) == len(run.PYTHONS)
    assert all("--require-hashes" in words and "--only-binary=:all:" in words for words in asked)
    assert len([*run.WHEELS.iterdir()]) == (1 if fails else 2 * len(run.PYTHONS))
