"""Sets guaqui up beside this file and starts it; the project's own chores live here too.

python3 run.py [WORDS...]    opens the app; words go on to guaqui as they stand (try --help)
python3 run.py demo          shows guaqui with made-up demands, in demo/ below the current folder
python3 run.py test [--thorough] [--full] [--outside] [PYTEST WORDS...]    linters, types, imports, tests; and a
                             quick part under every other Python from 3.11 on that is found
python3 run.py wheels        fills wheels/, from which a laptop without network sets itself up
python3 run.py lock          makes the lock files again (with uv; words go on to it: --upgrade)
python3 run.py bench [--full]    what it costs beside others; --full writes bench/results.md
python3 run.py words         takes the words out of the code and compiles the catalogues

Only the standard library may stand here, for nothing is installed yet when it runs. Down to the version
check nothing may need more than Python 3.6, and the rest must at least parse there: whoever has an old
Python must read what to do, not a SyntaxError. (Hence no match, and no annotations from __future__.)
"""

import hashlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
COMMAND = PYTHON.with_name("guaqui.cmd" if os.name == "nt" else "guaqui")
TURN = VENV / "setup.lock"
OLD = VENV / "old"
WHEELS = ROOT / "wheels"
LOCK, TEST_LOCK, OUTSIDE_LOCK = "requirements.txt", "requirements-test.txt", "requirements-outside.txt"
PACKAGES = ("guaqui_tui", "exports", "storage")
OLDEST = (3, 11)
TROUBLE = 3
# Who may meet the folder wheels.
PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
PLATFORMS = (("win_amd64",), ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"))
# Never builds: a field laptop has no compiler, and no hash holds what a build brings along.
PIP = ("--require-hashes", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--no-input")
# Asked for by fpdf2, which needs it for pictures alone: no paper has one, and it is the largest wheel of all.
NOT_IN_KIT = ("pillow",)
SCANT = 32 << 20
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
ROOMY = 4 << 30
# What every other Python is tried with: all is loaded, the whole way is gone, the format is kept.
QUICK = ("tests/project/test_everywhere.py", "tests/storage/revisions/test_vectors.py")
DISK_FULL = ("[Errno 28]", "[Errno 122]", "[WinError 112]", "No space left")

# Spanish first, for whoever reads it in the field.
SAYS = {
    "old": "guaqui necesita Python {0}.{1} o más; este es {2}.{3}. Instálelo y use: python{0}.{1} run.py"
    "\nguaqui needs Python {0}.{1} or newer; this is {2}.{3}. Install it and use: python{0}.{1} run.py",
    "no venv": "A este Python le falta una parte (venv). En Debian o Ubuntu: sudo apt install {0}"
    "\nThis Python lacks a part (venv). On Debian or Ubuntu: sudo apt install {0}",
    "start": "Preparando guaqui; tarda un minuto…\nSetting guaqui up; this takes a minute…",
    "tests": "Instalando lo que piden las pruebas…\nInstalling what the tests need…",
    "wait": "Otra ventana está preparando guaqui en esta carpeta; se espera a que termine…"
    "\nAnother window is setting guaqui up in this folder; waiting for it to finish…",
    "full": "El disco está lleno. Libere unos 200 MB y vuelva a empezar."
    "\nThe disk is full. Free some 200 MB and start again.",
    "install": "No se pudo instalar. Conéctese a Internet o traiga, junto a run.py, la carpeta wheels que llena"
    " «python3 run.py wheels» en otra computadora con esta misma versión; y vuelva a empezar."
    "\nCould not install. Connect to the internet or bring, beside run.py, the folder wheels that `python3"
    " run.py wheels` fills on another computer with this same version; then start again.\n({0})",
    "system": "La computadora no lo permite. Cierre las otras ventanas de guaqui, vea si puede escribir aquí y"
    " vuelva a empezar.\nThe computer does not allow it. Close the other windows of guaqui, see whether you may"
    " write here and start again.\n({0})",
    "no packages": "Para {0} no se pudo instalar lo que piden las pruebas; se sigue sin él. ({1})"
    "\nWhat the tests need could not be installed for {0}; going on without it. ({1})",
    "no uv": "Falta el programa uv, que hace los archivos de versiones. Instálelo: pipx install uv"
    "\nThe program uv is missing; it makes the lock files. Install it: pipx install uv",
    "stopped": "Interrumpido.\nInterrupted.",
}


def say(what: str, *facts: object) -> None:
    """To the error stream: the other belongs to guaqui, and on this one no letter fails to be written."""
    sys.stderr.write(SAYS[what].format(*facts) + "\n")
    sys.stderr.flush()


def too_old(major: int, minor: int) -> bool:
    return (major, minor) < OLDEST


if too_old(*sys.version_info[:2]):
    say("old", *OLDEST, *sys.version_info[:2])
    sys.exit(TROUBLE)


class SetUpError(Exception):
    """Carries which of the SAYS to say, and its facts."""


def stamp(lock: bytes, version: tuple[int, int], root: Path) -> bytes:
    """All that an environment hangs on: other packages, another Python or a moved folder void it."""
    return hashlib.sha256(lock + ascii((version, str(root))).encode()).hexdigest().encode()


def stamp_file(lock: str) -> Path:
    return VENV / f"{lock}.stamp"


def wanted(lock: str) -> bytes:
    return stamp((ROOT / lock).read_bytes(), sys.version_info[:2], ROOT)


def ready(lock: str) -> bool:
    """The stamp is written last: a set-up that was cut short has none."""
    mark = stamp_file(lock)
    return PYTHON.exists() and mark.exists() and mark.read_bytes() == wanted(lock)


def try_lock(file: int) -> bool:
    """The operating system's own lock: it lets go by itself when the process or the power dies."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextmanager
def turn() -> Iterator[None]:
    """One set-up at a time in this folder."""
    VENV.mkdir(exist_ok=True)
    with TURN.open("ab") as file:
        if not try_lock(file.fileno()):
            say("wait")
            while not try_lock(file.fileno()):
                time.sleep(0.2)
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - held by pip too, should it outlive this process
        yield


def diagnosis(output: str, free: int) -> tuple[str, str]:
    """What to say about a failed step: what it wrote does not always tell of a full disk."""
    if free < SCANT or any(sign in output for sign in DISK_FULL):
        return "full", ""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return "install", "\n".join([line for line in lines if line.startswith("ERROR")][-2:] or lines[-1:])


def quietly(*command: str | Path) -> None:
    """A step whose chatter matters only when it fails."""
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    errors = subprocess.STDOUT
    with subprocess.Popen(command, stdin=nothing, stdout=pipe, stderr=errors, close_fds=False) as process:
        output = process.communicate()[0].decode("utf-8", "replace")
    if process.returncode:
        raise SetUpError(*diagnosis(output, shutil.disk_usage(ROOT).free))


def make_venv(folder: Path) -> None:
    """From the Python underneath, for this one may be that of the very environment to be replaced."""
    if not (find_spec("venv") and find_spec("ensurepip")):
        raise SetUpError("no venv", "python{}.{}-venv".format(*sys.version_info))
    quietly(getattr(sys, "_base_executable", None) or sys.executable, "-m", "venv", folder)


def link() -> None:
    """The packages are used from where they lie. A relative path: a .pth file has no sure encoding."""
    places = {"base": str(VENV), "platbase": str(VENV)}
    packages = Path(sysconfig.get_path("purelib", "venv", places))
    (packages / "guaqui.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="ascii")


def leave_command() -> None:
    """`guaqui`, for whoever has the environment's folder among those where commands are looked for."""
    if os.name == "nt":  # what a batch file holds is read in the console's letters: nothing but ASCII
        COMMAND.write_text('@"%~dp0python.exe" -P -m guaqui_tui %*\n', encoding="ascii")
    else:
        python = os.fsencode(shlex.quote(str(PYTHON)))
        COMMAND.write_bytes(b"#!/bin/sh\nexec " + python + b' -P -m guaqui_tui "$@"\n')
        COMMAND.chmod(0o755)


def install(lock: str) -> None:
    """From the folder wheels if it is there; what the tests need is not in it."""
    stamp_file(lock).write_text("unfinished")
    source = ["--retries", "2"]
    if lock == LOCK and WHEELS.is_dir():
        source = ["--no-index", "--find-links", str(WHEELS)]
    quietly(PYTHON, "-m", "pip", "install", *PIP, *source, "-r", ROOT / lock)
    if sys.platform != "win32":
        os.sync()  # or a power cut may keep the stamp and lose what it vouches for
    stamp_file(lock).write_bytes(wanted(lock))


def move(source: Path, target: Path, *, stamps_first: bool) -> None:
    """Stamps leave first and arrive last: in between, an environment counts as half made."""
    items = [item for item in source.iterdir() if item not in (TURN, OLD)]
    for item in sorted(items, key=lambda item: (item.suffix == ".stamp") != stamps_first):
        place = target / item.name
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        item.rename(place)


def remake() -> None:
    """Anew; and if that fails (no network, Ctrl-C), what was there comes back."""
    shutil.rmtree(OLD, ignore_errors=True)
    OLD.mkdir(exist_ok=True)
    try:
        move(VENV, OLD, stamps_first=True)
        make_venv(VENV)
        link()
        leave_command()
        install(LOCK)
    except BaseException:
        move(OLD, VENV, stamps_first=False)
        raise
    finally:
        shutil.rmtree(OLD, ignore_errors=True)


def prepare(lock: str = LOCK) -> None:
    """The environment with guaqui's packages and, if asked for, those of its tests."""
    if ready(LOCK) and ready(lock):
        return
    with turn():
        if not ready(LOCK) or (stamp_file(lock).exists() and not ready(lock)):
            say("start")
            remake()
        if not ready(lock):
            say("tests")
            install(lock)


def follow(*command: str | Path, cwd: Path | None = None) -> int:
    """Runs to the end whatever the keyboard says: Ctrl-C reaches the program too, and it decides."""
    # A handler that does nothing, and is not passed on: an exception amid the waiting could lose the exit code.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with subprocess.Popen(command, cwd=cwd) as process:
            process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return process.returncode if process.returncode >= 0 else 128 - process.returncode


def start(words: list[str]) -> int:
    """-P: what lies in the current folder must not pass for one of guaqui's modules."""
    prepare()
    command = [str(PYTHON), "-P", "-m", "guaqui_tui", *(["demo", "demo"] if words == ["demo"] else words)]
    if os.name != "nt":  # there it would return to the prompt before the program ends
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return follow(*command)


def in_order(*steps: list[str]) -> int:
    """Tools of the tests' environment, announced and timed; the first failure ends it."""
    for tool, *words in steps:
        print(f"== {tool} {' '.join(words)}", flush=True)
        began = time.monotonic()
        code = follow(PYTHON.with_name(tool + PYTHON.suffix), *words, cwd=ROOT)
        print(f"== {tool}: {code or 'ok'}, {time.monotonic() - began:.1f} s", flush=True)
        if code:
            return code
    return 0


def test(words: list[str]) -> int:
    prepare(OUTSIDE_LOCK if "--outside" in words else TEST_LOCK)
    if "--outside" in words:
        return in_order(["pytest", "-m", "outside", *(word for word in words if word != "--outside")])
    # Whoever keeps none pays for it in each of the hundreds of processes that the tests start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with compiling():
        code = in_order(["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["lint-imports"])
    with place_for_files() as place:
        how = ["-n", "3", "--dist", "loadfile", "--no-loadscope-reorder", *place, *words]
        code = code or in_order(["pytest", *how])
    return code or max([quick_part(*other) for other in sorted(other_pythons().items())], default=0)


@contextmanager
def place_for_files() -> Iterator[list[str]]:
    """What to tell pytest so that the tests' files are in memory, where there is enough: a disk is slower."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOMY:
        with tempfile.TemporaryDirectory(dir=MEMORY, prefix="check") as folder:
            yield [f"--basetemp={folder}/tests"]
    else:
        yield []


@contextmanager
def compiling() -> Iterator[None]:
    """The tests are compiled on the core that the checks leave idle: else each of pytest's workers compiles them.

    What is wrong with them is for pytest to say.
    """
    command = [str(PYTHON.with_name("pytest" + PYTHON.suffix)), "--collect-only", "-q"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        yield
        process.wait()


def other_pythons() -> dict[tuple[int, int], str]:
    """By version the Pythons that are found where commands are, as old as may be, but for this one."""
    named = re.compile(r"python(3(\.\d+)?)?(\.exe)?")
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.iterdir())]
    found: dict[tuple[int, int], str] = {}
    for file in files:
        version = version_of(str(file)) if named.fullmatch(file.name) else (0, 0)
        if not too_old(*version) and version != sys.version_info[:2]:
            found.setdefault(version, str(file))
    return found


def version_of(python: str) -> tuple[int, int]:
    """(0, 0) for what only bears the name: a sign-post to a shop, a switch that is set to another version."""
    ask = [python, "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        done = subprocess.run(ask, capture_output=True, stdin=subprocess.DEVNULL, check=True, timeout=30)
        major, minor = map(int, done.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0, 0
    return major, minor


def quick_part(version: tuple[int, int], python: str) -> int:
    """Whether all loads and the main things work under another Python; where it cannot be had, that is said."""
    name = "Python {}.{}".format(*version)
    print(f"== {name}: {' '.join(QUICK)}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as aside:
        other = Path(aside, PYTHON.relative_to(VENV))
        try:
            quietly(python, "-m", "venv", aside)
            quietly(other, "-m", "pip", "install", *PIP, "--no-compile", "-r", ROOT / TEST_LOCK)
        except SetUpError as error:
            say("no packages", name, error.args[1])
            return 0
        code = follow(other, "-m", "pytest", "-q", *QUICK, cwd=ROOT)
    print(f"== {name}: {code or 'ok'}, {time.monotonic() - began:.1f} s", flush=True)
    return code


def without_markers(lock: str) -> str:
    """For pip judges `; sys_platform == 'win32'` by the computer that downloads, not by the target."""
    return re.sub(r"(?m)^([^\s#;-][^;\n]*?) *;[^\n]*?( \\)?$", r"\1\2", lock)


def wheels() -> int:
    """Filled aside and put in place whole: from a half-filled folder no set-up would succeed."""
    with tempfile.TemporaryDirectory() as name:
        aside = Path(name)
        make_venv(aside / "venv")
        python = aside / "venv" / PYTHON.relative_to(VENV)
        (aside / LOCK).write_text(without_markers((ROOT / LOCK).read_text("utf-8")), "utf-8")
        for version, platforms in product(PYTHONS, PLATFORMS):
            print(f"Python {version}, {platforms[0]}", flush=True)
            target = ["--python-version", version, *(f"--platform={platform}" for platform in platforms)]
            quietly(python, "-m", "pip", "download", *PIP, *target, "-r", aside / LOCK, "-d", aside / "all")
        shutil.rmtree(WHEELS, ignore_errors=True)
        shutil.copytree(aside / "all", WHEELS)
    return 0


def lock(words: list[str]) -> int:
    """One lock for every system and Python; those of the tests lean on the ones before, so that they agree."""
    uv = shutil.which("uv")
    if not uv:
        raise SetUpError("no uv")
    options = "pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate"
    options += "".join(f" --no-emit-package {name}" for name in NOT_IN_KIT)
    command = [uv, *options.split(), "--python-version", "3.11", "-q", "pyproject.toml", *words]
    code = follow(*command, "-o", LOCK, cwd=ROOT)
    code = code or follow(*command, "--group", "test", "-c", LOCK, "-o", TEST_LOCK, cwd=ROOT)
    outside = [*command, "--group", "test", "--group", "outside"]  # whoever has this one needs no other
    return code or follow(*outside, "-c", TEST_LOCK, "-o", OUTSIDE_LOCK, cwd=ROOT)


def catalogues() -> int:
    """No lines, dates, breaks or guesses in them: they change only when a word does, or moves to another file.

    What no code says any more goes, with its translation.
    """
    prepare(TEST_LOCK)
    folder = Path("guaqui_tui", "locale")
    (ROOT / folder).mkdir(exist_ok=True)
    pot, places = str(folder / "guaqui.pot"), ["-d", str(folder), "-D", "guaqui"]
    keys = ["--no-default-keywords", "-k", "_", "-k", "N_", "-k", "ngettext:1,2"]
    steady = ["--no-wrap", "--add-location=file", "--omit-header", "--sort-output"]
    steps = [["pybabel", "-q", "extract", *keys, *steady, "-o", pot, *PACKAGES]]
    there = {path.parent.parent.name for path in (ROOT / folder).glob("*/LC_MESSAGES/guaqui.po")}
    for language in ("es", "en", *sorted(there - {"es", "en"})):
        kept = ["update", "--no-wrap", "--no-fuzzy-matching", "--ignore-pot-creation-date", "--ignore-obsolete"]
        how = kept if (ROOT / folder / language / "LC_MESSAGES" / "guaqui.po").exists() else ["init"]
        steps.append(["pybabel", "-q", *how, "-i", pot, "-l", language, *places])
    return in_order(*steps, ["pybabel", "compile", "--statistics", *places])


def main(words: list[str]) -> int:
    """Never a traceback: the reader is in the field."""
    word, *rest = words or [""]
    try:
        if word in ("wheels", "words"):
            return wheels() if word == "wheels" else catalogues()
        if word in ("test", "lock"):
            return test(rest) if word == "test" else lock(rest)
        if word == "bench":
            prepare(TEST_LOCK)
            return in_order(["python", "-m", "bench", *rest])
        return start(words)
    except SetUpError as error:
        say(*error.args)
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except OSError as error:
        say("full" if diagnosis(str(error), SCANT)[0] == "full" else "system", error)
    return TROUBLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
