"""Builds the wheel, installs it alone, and builds the sample far from the source."""

import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2023.yaml"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, and return what it prints."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} {command[1]} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def main() -> None:
    """One empty environment, one wheel, one dossier."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
        (wheel,) = folder.glob("*.whl")
        venv.create(folder / "env", with_pip=True)
        scripts = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
        run(scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
        shutil.copy(SAMPLE, folder / "ho-so.yaml")
        with zipfile.ZipFile(wheel) as package:
            if "ntm_docs/own_data.json" not in package.namelist():
                sys.exit("the wheel does not hold what its data files say")
        where = run(scripts / "python", "-c", "import ntm_docs; print(ntm_docs.__file__)", cwd=folder)
        if str(folder) not in where:
            sys.exit(f"the wheel was not what ran: {where}")
        run(scripts / "ntm-docs", "build", "ho-so.yaml", "-o", "out", cwd=folder)
        print(run(scripts / "ntm-docs", "verify", "out", cwd=folder).strip(), "(wheel, source away)")
        paper = next((folder / "out").rglob("01-to-trinh.docx"))
        print(run(scripts / "ntm-docs", "pdf", paper, cwd=folder).strip(), "(in the faces of the wheel)")
        run(scripts / "ntm-docs", "new", "ho-so", "-o", "moi.yaml", cwd=folder)
        run(scripts / "ntm-docs", "new", "danh-sach", "-o", "bang.xlsx", cwd=folder)


if __name__ == "__main__":
    main()
