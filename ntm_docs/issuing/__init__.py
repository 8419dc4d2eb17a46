"""An appraised reception → papers of the receiving offices.

Read: the workbook of `receive` with the officer's verdicts, and what officers say of themselves on its sheet “Cơ quan”.
Made: receipts, letters to units, the report to the steering committee with its lists, what goes to the Department of
Home Affairs and what it submits, the submission to the Prime Minister, one decision for many units with list and
prizes, announcements with extracts; minutes of the province's council from its votes, the slip of
the office of the People's Committee, the summary of the review with counts.

From a signed decision: Giấy khen, Bằng khen, certificates of Chiến sĩ thi đua cơ sở, a page each (`certificates`), or
the words alone on printed stock (`stock`, `ruler`).

Not done: the columns of the official statistical forms (no source of them was read; counts stand in tables of their
own), certificates of other titles on blank paper.
"""

from ntm_docs.issuing.issue import Issued, IssueWish, issue
from ntm_docs.issuing.kinds import PAPERS
from ntm_docs.issuing.reception import is_reception
from ntm_docs.issuing.route import AwardRoute, Routes, routes_of

__all__ = ["PAPERS", "AwardRoute", "IssueWish", "Issued", "Routes", "is_reception", "issue", "routes_of"]
