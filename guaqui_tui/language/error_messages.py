"""Errors and notices in words: a sentence on what happened, and one on what to do."""

from __future__ import annotations

from storage.errors import Code, GuaquiError, Notice, NoticeCode
from storage.notation.text import printable
from storage.translatable import N_

from .either_messages import EITHER_MESSAGES
from .encryption_messages import ENCRYPTION_ERRORS
from .gettext_ import _
from .hub_messages import HUB_ERRORS
from .merge_messages import MERGE_ERRORS
from .paper_messages import PAPER_ERRORS
from .sentence_facts import facts_in_words
from .setup_messages import SETUP_ERRORS
from .step_messages import STEP_ERRORS

ONLY_READ = N_("This file is open for reading only; nothing can be saved.")

_ERRORS: dict[Code, str] = {
    **ENCRYPTION_ERRORS,
    **EITHER_MESSAGES,
    **PAPER_ERRORS,
    **HUB_ERRORS,
    **MERGE_ERRORS,
    **SETUP_ERRORS,
    **STEP_ERRORS,
    "alias-clash": N_(
        "{name} is {holder}'s own name and cannot mean {id}. Mend the row, or rename the community."
    ),
    "backup-other": N_(
        "{path} is another plan's file. Nothing was mixed; name another folder for the second copy."
    ),
    "alias-bad": N_("{text} is no alias. Write NAME=ID, as in 'Lacuyo San Antonio=lacoyu-san-antonio'."),
    "map-bad": N_("{text} tells no column. Write HEADING=column, as in 'Pueblo=holder'; HEADING=- leaves it out."),
    "arrival-taken-back": N_("Import {number} was taken back before: there is nothing more of it to take back."),
    "arrival-unknown": N_("There is no import {number}: {count} are listed by guaqui arrivals FILE."),
    "word-bad": N_(
        "{text} tells no word. Write FIELD:WORD=VALUE with a value that the field may have, as in "
        "'status:firme=validated'; VALUE - says nothing."
    ),
    "alias-holder-unknown": N_(
        "There is no community or association with the id {id}. Ids are in: guaqui export FILE DIR -F json."
    ),
    "busy": N_("{path} is in use by another window or merge. Close it there, or try again in a moment."),
    "claim-unknown": N_(
        "{written} is no version to settle {record} with. Write six or more of the "
        "first digits of one of: {known}."
    ),
    "decided-together": N_(
        "{fields} of {record} are decided together with what you wrote and have several versions too. "
        "Say what they are as well, or take one version with --take."
    ),
    "field-not-disputed": N_(
        "{fields} of {record} is not in dispute, and settling decides only what is: {disputed}. "
        "Nothing was changed; change the rest in the app, on its own form."
    ),
    "field-unknown": N_("{record} has no field {field}. There are: {known}."),
    "not-disputed": N_(
        "Nothing is to settle in {record}, and settling decides only what is in dispute. "
        "Nothing was changed; change it in the app. Its versions: guaqui history FILE RECORD."
    ),
    "is-a-field-file": N_(
        "{path} is a laptop's field file and no spreadsheet. Gather it: F9 on the board, or guaqui merge."
    ),
    "is-an-old-workbook": N_(
        "{path} is a workbook of Excel 97-2003 (.xls). Open it in a spreadsheet program and save it as .xlsx."
    ),
    "is-an-xml-workbook": N_(
        "{path} is a workbook of Excel 2003 in XML. Open it in a spreadsheet program and save it as .xlsx."
    ),
    "is-a-binary-workbook": N_(
        "{path} is a binary workbook (.xlsb). Open it in a spreadsheet program and save it as .xlsx."
    ),
    "is-an-open-document": N_(
        "{path} is a document of LibreOffice of another kind than .ods. Open it there and save its table as .ods."
    ),
    "is-a-locked-workbook": N_("{path} has a password. Open it in its program and save it as .xlsx without one."),
    "is-a-web-page": N_(
        "{path} is a web page, whatever it is called. Open it in a spreadsheet program and save it as .xlsx."
    ),
    "is-json": N_("{path} is JSON without a list of records. Name the spreadsheet: .xlsx, .ods or CSV."),
    "json-unreadable": N_("{path} is JSON with a fault in line {line}. Ask whoever made it for another copy."),
    "is-no-table": N_("{path} is no spreadsheet, and has none in it. Name the spreadsheet: .xlsx, .ods or CSV."),
    "is-a-folder": N_("{path} is a folder. Name the file in it."),
    "not-a-file": N_(
        "{path} is no file, but a device or a pipe of another program. Nothing was read or written; save what it "
        "gives as a file, and name that."
    ),
    "not-odd": N_(
        "Nothing is odd in {record}, or not in that way. See what is: guaqui check {typed_path} --json."
    ),
    "odd-several": N_("{record} is odd in several ways: {codes}. Say with --code which one is right."),
    "laptop-keyless": N_(
        "Laptop {laptop} signs nothing: anybody can save in its name, so it cannot be known. Nothing was changed."
    ),
    "laptop-own": N_("{laptop} is this laptop itself. Nothing was changed; name another one."),
    "laptop-unknown": N_("{written} does not mean one laptop. Write the first letters of one of: {laptops}."),
    "list-of-kind": N_(
        "{path} is a list of {called}, not of demands. Nothing was taken in; take it in with: "
        "guaqui import FILE {typed_path} --kind {kind}"
    ),
    "own-list": N_(
        "{path} is another paper of this app's than its list of demands. Nothing was taken in; bring the list of "
        "demands."
    ),
    "value-bad": N_("{text} cannot be what {field} says. {detail}"),
    "columns-missing": N_(
        "{path} lacks the columns {columns}. Write their names above them, or tell them with --map; "
        "it has: {headings}."
    ),
    "disk": N_("The disk refused {path}: {words} ({system}). Nothing was saved; save on another disk."),
    "disk-full": N_("There is no room left on the disk of {path}. Nothing was saved; make room and try again."),
    "empty-file": N_(
        "{path} is empty or holds nothing but zeros, as a power cut may leave it. "
        "It was left as it is; use another copy."
    ),
    "exists": N_("{path} is there already. Choose another name, or open it."),
    "folder-is-a-file": N_("{path} cannot be made: what should be a folder is a file. Choose another place."),
    "folder-missing": N_(
        "The folder of {path} is not there. Put the stick or disk back, or choose another place."
    ),
    "in-use": N_("Another program has {path} open. Close it there, or try again in a moment."),
    "name-bad": N_("{path} has a sign that no file's name may have here. Choose another name."),
    "format-newer": N_(
        "{path} was written by a newer version (format {format}). It was left as it is; install the newer version."
    ),
    "municipalities-differ": N_(
        "{path} is of another municipality, {municipality}; this plan is of {own}. "
        "Gather it into a plan of its own municipality, or with guaqui merge and --together."
    ),
    "municipalities-several": N_(
        "These files are of several municipalities: {municipalities}. "
        "Say with --municipality which one the new plan is of, and the others' files stay out; or take them "
        "--together."
    ),
    "plans-several": N_(
        "{path} is of several municipalities: {municipalities}. Say which the new file is of: "
        "--municipality {example}"
    ),
    "municipality-not-here": N_("This file has nothing of {municipality}. It has: {known}."),
    "plan-not-here": N_("There is no plan {plan} in this file. It has: {known}."),
    "municipality-unknown": N_("There is no pack for {municipality}. Choose one of: {known}."),
    "no-room": N_(
        "There is no room in {path}: {needed} KB are needed and {free} KB are free. Nothing was copied; make room "
        "there, or take another stick."
    ),
    "no-files": N_("No field file could be read among {paths}. Name at least one that is whole."),
    "not-a-field-file": N_(
        "{path} is no field file, or is too damaged to be believed. It was left as it is; use another copy."
    ),
    "not-found": N_("{path} is not there. Look at the name and the folder."),
    "pack-bad": N_("The pack {file} has a mistake on line {line}: {reason}. Mend that line and start again."),
    "plan-missing": N_("{path} has no plan that a new file could begin with. Name another file, or a pack."),
    "pack-new": N_(
        "{path} goes by a list that this laptop does not know: that of {name}, version {version}. It came with "
        "what was saved on: {laptops}. Have whoever prepared it read you the version. If it is the same: F5 where "
        "files are gathered, or the same command with --accept-pack. What it says: guaqui pack check {typed_path}"
    ),
    "pack-unknown": N_(
        "{path} brings {count} versions in the name of the municipality's list that are not the list's. Nobody "
        "known wrote them, and they would change: {changes}. Ask who gave you the file where they come from. To "
        "take it in all the same: F5 where files are gathered, or the same command with --accept-pack."
    ),
    "not-put-back": N_(
        "Not all files got their names in {path}, and these could not be put back as they were: {names}. Close "
        "what has them open and export again: that puts them in order."
    ),
    "not-taken-back": N_(
        "The disk took only some of what was to be saved in {path}, and takes nothing back ({words}). See what "
        "stands there: guaqui check {typed_path}. Copy the file to another disk, and save there what is lacking."
    ),
    "permission": N_("{path} may not be written or read. Choose another place, or ask whoever owns it."),
    "read-only": N_(
        "{path} is open for reading only. Close the other window, or copy the file and open the copy."
    ),
    "replaced-by-other": N_(
        "A file of another municipality, {municipality}, stands in the place of {path} now; this plan is of "
        "{own}. Nothing was saved and nothing mixed; put that file in another place and save again."
    ),
    "record-bad": N_("This cannot be kept in {record}: {reason} {detail}. Correct it and save again."),
    "record-too-long": N_(
        "What {record} says is too long to be kept: one version takes at most {most} KB. "
        "Nothing was saved; shorten its longest text or list, and save again."
    ),
    "record-several": N_("Several records are called {title}: {records}. Write one of these."),
    "record-unknown": N_("There is no record {record} in this file. Look at the name."),
    "report-damaged": N_(
        "{path} is damaged and cannot be read. The plan itself is whole; move this file away to go on without it."
    ),
    "revisions-stay": N_("What is in {path} is never changed or deleted. Save a new version instead."),
    "sheet-unknown": N_("{path} has no sheet {name}. It has: {names}."),
    "source-unreadable": N_(
        "{path} cannot be read as CSV (line {line}). Save it again as CSV from the spreadsheet."
    ),
    "workbook-unreadable": N_(
        "{path} cannot be read as a workbook ({words}). Save it again as xlsx or CSV from the spreadsheet."
    ),
    "too-big": N_(
        "{path} is larger than what is read here, or has too many parts. It was left as it is; ask where it comes "
        "from, or save a copy of a spreadsheet with its table alone."
    ),
    "words-bad": N_("Nobody was made known. {detail}"),
    "words-other": N_(
        "These are not the words of {laptop}. Nobody was made known; have them read again from its own screen."
    ),
}

_NOTICES: dict[NoticeCode, str] = {
    **EITHER_MESSAGES,
    "backup-level": N_("The second copy {path} is there again. It has everything now; nothing needs to be done."),
    "backup-missing": N_(
        "The second copy {path} is not there. Saving goes on; put the stick back, it will catch up."
    ),
    "changed-outside": N_(
        "Another program changed {path}. It was read again; {new} new versions came in, nothing was lost."
    ),
    "clock-ahead": N_(
        "Laptop {laptop} wrote {count} versions on days that are still to come, up to {day}. "
        "Nothing is lost by it; set its clock, or this one's."
    ),
    "clock-early": N_(
        "Laptop {laptop} wrote {count} versions on days before the year 2000, up to {day}. "
        "Nothing is lost by it; set its clock, and change its battery."
    ),
    "laptop-twice": N_(
        "Two files of laptop {laptop} each have what the other lacks: {paths}. Both came in. "
        "Either its disk was copied or it keeps two files; ask who has it."
    ),
    "locked-elsewhere": N_("{path} is open in another window. Here it can only be read; close the other."),
    "newer-format": N_(
        "{path} was written by a newer version (format {format}). It can only be read; install the newer version."
    ),
    "no-permission": N_("{path} may not be written. It can only be read; copy it to another place to write."),
    "not-flushed": N_(
        "{path} is written, but the disk did not say that it will last; a copy stays beside it as {spare} and "
        "goes by itself at a later opening. Leave both where they are."
    ),
    "not-mended": N_(
        "{path} is damaged and could not be mended ({words}); {revisions} whole versions were read from it. "
        "Free some space; the next save mends it."
    ),
    "own-saves-missing": N_(
        "{path} does not have all that this laptop saved in it or in a copy of it (missing: {count}). Look for "
        "the file or copy that has it and gather that (F9, or guaqui merge)."
    ),
    "pack-new-here": N_(
        "This laptop does not know the list that {path} goes by: that of {name}, version {version}. It came with "
        "what was saved on: {laptops}. Have whoever prepared it read you the version; if it is the same, accept "
        "it: F9, check the plan, F6; or guaqui pack check {typed_path} --accept"
    ),
    "pack-unknown-here": N_(
        "{path} has versions in the name of a municipality's list that this laptop does not know: {records}. "
        "If your municipality prepared it, begin a file here from what it prepared (guaqui new, or the first "
        "steps of the app) and it is known from then on. Else ask who gave you the file; checking the plan says "
        "what they change (F9, or guaqui check)."
    ),
    "recovered": N_(
        "{path} was damaged, perhaps by a power cut. All {revisions} whole versions were recovered; "
        "the damaged file is kept as {kept}."
    ),
    "recovered-in-memory": N_(
        "{path} is damaged; {revisions} whole versions were read from it. Open it where it can be written."
    ),
    "refused-revisions": N_(
        "{count} entries of {path} are no valid versions and were left out. See: guaqui check."
    ),
    "restored-from-spare": N_(
        "{path} was being replaced when the power went; {revisions} versions were restored from its copy."
    ),
    "rewritten-after-disk-error": N_(
        "The disk failed while saving ({words}). All was written anew to {path}; copy it to another disk soon."
    ),
    "written-again": N_(
        "{path} was not there any more; it was written again with all that was known here. If somebody moved or "
        "renamed it, theirs is another copy that goes on apart: gather it to bring both together (F9, or guaqui "
        "merge)."
    ),
}

REASONS: dict[str, str] = {
    "holder-above": N_("the community is missing"),
    "unknown-name": N_("the community or association is not known: {word}"),
    "holder-near": N_(
        "{word} is near to a name that is known; if it is another, write a code of its own under id"
    ),
    "other-municipality": N_("of another municipality: {word}"),
    "level": N_("{word} gathers communities and asks for nothing itself: write which of them asks"),
    "joint": N_(
        "several ask together: {word}. Write the demand in a row for each of them, or in the row of one and say "
        "on its form with whom it is joint; an alias would lose the others"
    ),
    "several": N_("several records say so: write under id which one is meant"),
    "year": N_("this is no year of the plan, in four digits: {word}"),
    "two-years": N_("two years in one place: {word}. Write the one that it is asked for"),
    "n-bad": N_("this is no number of a demand: {word}"),
    "too-many": N_("more than the holder may ask for in that year: {word}"),
    "unknown": N_("{field} is not known: {word}"),
    "ambiguous": N_("several are called {word}; write its code for this: {field}"),
    "value-bad": N_("{field} cannot be this: {word}"),
    "cost-bad": N_("this is no amount of {currency_sign}, zero or more: {word}"),
    "count-bad": N_("not a whole number, zero or more: {word}"),
    "field-missing": N_("a new record cannot be without this: {field}"),
    "key-missing": N_("it is not said whose row it is: {field}"),
    "id-bad": N_("this is no code; write a-z, 0-9 and -: {word}"),
    "too-long": N_("the text has {word} characters; 500 fit"),
    "no-text": N_("the text of the demand is missing"),
    "name-letters": N_("the name has no letters of ours, a to z: {word}"),
    "words-only": N_("this is no demand: {word}. Write what is asked for, or none, or postponed"),
    "two-demands": N_("several demands in one place: {word}. Write each in a line of its own, with its year"),
    "two-columns": N_("two columns say it of one row: {word}. Leave one of them"),
    "only-proposed": N_("it is of a proposal that was not chosen, and these keep their text and votes: {word}"),
    "same-as": N_("write out what is the same: {word}"),
    "formula": N_(
        "a formula without a value: {word}. Open the spreadsheet in its program, save it, and take that in"
    ),
    "open-quote": N_("a quote that does not close: {word}"),
    "nothing": N_("the row says nothing of a demand"),
    "surplus": N_("the row has more cells than there are headings; put texts with a comma in quotes"),
    "twice": N_("another row says something else of the same slot"),
    "refused": N_("it cannot be kept: {word}"),
}
"""Why a row of a spreadsheet did not fit."""


def sentence(said: GuaquiError | Notice) -> str:
    """What happened and what to do, in the language in use. Brackets of which nothing is known are left out."""
    words = _NOTICES[said.code] if isinstance(said, Notice) else _ERRORS[said.code]
    return _(words).format_map(facts_in_words(said.facts)).replace(" ()", "")


def reason_in_words(code: str, word: str, field: str = "") -> str:
    """Why a row did not fit, in the language in use; `field` is the label of the one that it is about."""
    return _(REASONS[code]).format(word=printable(word) or _("(nothing)"), field=_(field or N_("the name")))
