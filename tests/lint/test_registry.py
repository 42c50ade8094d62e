"""Rules of plug-ins: found where a package is installed, reported by name where they are wrong, the others go on."""

import json
import os
import re
import subprocess
import sys
import tomllib

import pytest

from journeymap.lint.registry import all_rules, plug_in_faults
from journeymap.lint.rules import RULES

JOURNEY = (
    "journeymap: 1\nname: J\nstatus: review\nstages:\n  - name: S\n    touchpoints:\n"
    "      - {name: Complains, respond-within: 14d}\n      - {name: Gets an answer, initiator: provider}\n"
)
RULE = """
from journeymap.diagnostics import Severity
from journeymap.lint.rule import Finding, rule

@rule("{name}", Severity.WARNING)
def {function}(context{options}):
    "It speaks."
    {body}
"""
SPEAKS = "yield Finding(context.journey.place, '{name} speaks', ('name',))"


def written(name, function="speaks", body=SPEAKS, options=""):
    return RULE.format(name=name, function=function, body=body.format(name=name), options=options)


@pytest.fixture
def installed(tmp_path):
    """Install packages, each a module with entries, and run journeymap beside them."""
    site = tmp_path / "site"

    def install(package, module, entries):
        name = package.replace("-", "_")
        info = site / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        lines = "".join(f"{key} = {value}\n" for key, value in entries.items())
        (info / "entry_points.txt").write_text(f"[journeymap.rules]\n{lines}")
        (site / f"{name}.py").write_text(module)

    def run(*arguments, journey=JOURNEY):
        work = tmp_path / "work"
        work.mkdir(exist_ok=True)
        (work / "a.yaml").write_text(journey)
        code = "from journeymap.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=work,
            env=os.environ | {"PYTHONPATH": str(site)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    install.run = run
    return install


def findings(done):
    content = json.loads(done.stdout)
    return {(each["rule"], each["message"], each["hint"]) for each in content["findings"]}


def test_without_plug_ins_there_are_the_rules_of_journeymap():
    assert all_rules() == RULES
    assert plug_in_faults() == ()
    assert all_rules() is all_rules()


def test_rules_of_an_installed_package_are_applied_listed_and_graded(installed, tmp_path):
    module = written("acme-one", "one") + written("acme-two", "two") + "both = [two, one]\n"
    installed("acme-rules", module, {"acme": "acme_rules:both"})
    found = findings(installed.run("check", "a.yaml", "--format", "json"))
    assert {rule for rule, _, _ in found} >= {"acme-one", "acme-two"}
    (tmp_path / "work" / "journeymap.yaml").write_text("journeymap-project: 1\nrules: {acme-one: off}\n")
    found = findings(installed.run("check", "--format", "json"))
    assert {rule for rule, _, _ in found} & {"acme-one", "acme-two", "unknown-rule"} == {"acme-two"}
    commented = JOURNEY.replace("name: J\n", "name: J  # journeymap: ignore[acme-two] so it is\n")
    found = findings(installed.run("check", "--format", "json", journey=commented))
    assert {rule for rule, _, _ in found} & {"acme-two", "unused-suppression"} == set()
    assert "acme-one" in installed.run("rules").stdout


WRONG = {
    "cannot be imported": ("import no_such_module\n", "x", "cannot be loaded: ModuleNotFoundError"),
    "ends the program": ("import sys; sys.exit(3)\n", "x", "cannot be loaded: SystemExit: 3"),
    "has no such name": ("y = 1\n", "x", "cannot be loaded: AttributeError"),
    "gives no rule": ("x = 1\n", "x", "wrong_rules:x is neither a rule nor a list of rules"),
    "gives a list of others": ("x = [1]\n", "x", "wrong_rules:x is neither a rule nor a list of rules"),
    "is a name that is taken": (written("dead-end"), "speaks", "journeymap itself has one of that name already"),
    "is a name of reading": (written("wrong-value"), "speaks", "journeymap itself has one of that name already"),
    "is a name of another": (written("acme-one"), "speaks", "acme-rules has one of that name already"),
    "is no name": (written("Wrong Name"), "speaks", "not written in small letters with hyphens"),
    "has a bare option": (written("wrong-one", options=", *, least"), "speaks", 'option "least" has no default'),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_plug_in_that_is_wrong_is_named_and_the_others_go_on(installed, name):
    module, entry, said = WRONG[name]
    installed("acme-rules", written("acme-one"), {"acme": "acme_rules:speaks"})
    installed("wrong-rules", module, {"wrong": f"wrong_rules:{entry}"})
    found = findings(installed.run("check", "a.yaml", "--format", "json"))
    [(message, hint)] = [(message, hint) for rule, message, hint in found if rule == "plug-in"]
    assert message.startswith('the plug-in "wrong" of wrong-rules ')
    assert said in message
    assert "wrong-rules" in hint
    assert "acme-one" in {rule for rule, _, _ in found}


def test_a_rule_that_raises_is_named_with_its_package(installed):
    installed("acme-rules", written("acme-one", body="yield 1 / 0"), {"acme": "acme_rules:speaks"})
    done = installed.run("check", "a.yaml", "--format", "json")
    [(message, hint)] = [(message, hint) for rule, message, hint in findings(done) if rule == "acme-one"]
    assert 'the rule "acme-one" could not be applied' in message
    assert "acme-rules" in hint
    assert done.returncode == 1


UNFIT = {
    "ends the program": ("raise SystemExit(0)", "it wants to end the program"),
    "returns a number": ("return 7", "not iterable"),
    "gives words": ("yield 'words'", "it gave a str in place of a finding"),
    "gives None": ("yield None", "it gave a NoneType in place of a finding"),
    "says no text": ("yield Finding(context.journey.place, 42)", "it gave a finding with 42 in place of a text"),
    "calls itself": ("yield from speaks.find(context)", "maximum recursion depth"),
    "says many lines": ("raise ValueError('one\\ntwo')", "could not be applied: one"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_rule_that_is_unfit_never_turns_a_check_into_a_pass(installed, name):
    body, said = UNFIT[name]
    installed("acme-rules", written("acme-one", body=body), {"acme": "acme_rules:speaks"})
    done = installed.run("check", "a.yaml", "--format", "json", journey=JOURNEY + "statsu: draft\n")
    told = {rule: message for rule, message, _ in findings(done)}
    assert said in told["acme-one"]
    assert "two" not in told["acme-one"]
    assert "unknown-key" in told
    assert done.returncode == 1


def test_the_page_on_plug_ins_can_be_followed(installed, root, tmp_path):
    page = (root / "docs" / "plug-ins.md").read_text(encoding="utf-8")
    files = dict(re.findall(r"```python file=(\S+)\n(.*?)```", page, re.DOTALL))
    [entry] = re.findall(r'^acme = "(\S+)"$', page, re.MULTILINE)
    [package] = [tomllib.loads(text) for text in re.findall(r"```toml\n(.*?)```", page, re.DOTALL)]
    assert package["project"]["entry-points"]["journeymap.rules"] == {"acme": entry}
    # Beside its test a module has to be named: setuptools refuses to choose between two.
    assert package["tool"]["setuptools"]["py-modules"] == ["acme_journeys"]
    installed("acme-journeys", files["acme_journeys.py"], {"acme": entry})
    [said] = [message for rule, message, _ in findings(installed.run("check", "a.yaml", "--format", "json"))
              if rule == "acme-late-answer"]  # fmt: skip
    assert said == 'touchpoint "complains" promises an answer within 14d, and Acme allows 5 days'
    [_, settings] = re.findall(r"```(?:yaml|toml)\n(.*?)```", page, re.DOTALL)
    (tmp_path / "work" / "journeymap.yaml").write_text(settings.replace("10", "20"))
    assert findings(installed.run("check", "a.yaml", "--only", "acme-late-answer", "--format", "json")) == set()
    assert "later than Acme allows" in installed.run("rule", "acme-late-answer").stdout
    test = [sys.executable, "-W", "error", "-c", files["test_acme_journeys.py"]]
    subprocess.run(test, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path / "site")}, check=True)
