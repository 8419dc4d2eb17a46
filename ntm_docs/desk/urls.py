"""Which address is answered by which view."""

from django.urls import path

from ntm_docs.desk import faults
from ntm_docs.desk.views import asking, beginning, checking, entry, mending, planning, running, working, writing

urlpatterns = [
    path("vao/<str:token>", entry.enter),
    path("tinh/<path:name>", entry.static),
    path("phong/<str:name>", entry.face),
    path("tieng", entry.choose_language),
    path("", working.home),
    path("hoi", asking.ask),
    path("kiem-tra", checking.check),
    path("kiem-tra/khung", checking.inner),
    path("kiem-tra/<str:name>", checking.delivery),
    path("kiem-tra/<str:name>/dang-xet", checking.under_way),
    path("kiem-tra/<str:name>/bang", checking.workbook),
    path("kiem-tra/<str:name>/<int:number>", checking.paper),
    path("kiem-tra/<str:name>/<int:number>/trang", checking.drawn),
    path("kiem-tra/<str:name>/<int:number>/chu-thich", checking.annotated),
    path("kiem-tra/<str:name>/<int:number>/sua", checking.mended),
    path("kiem-tra/<str:name>/<int:number>/sua/trang", checking.drawn, {"mended": True}),
    path("kiem-tra/<str:name>/<int:number>/sua/tep", checking.mended_copy),
    path("ke-hoach", planning.begin),
    path("moi", beginning.new),
    path("tai-len", beginning.upload),
    path("viec/<str:name>", working.work),
    path("viec/<str:name>/chay", running.begin),
    path("viec/<str:name>/can-sua", running.repair),
    path("viec/<str:name>/cap-tren", planning.confirm),
    path("viec/<str:name>/ra-soat", planning.review),
    path("viec/<str:name>/ra-soat/go", planning.typing),
    path("viec/<str:name>/soan", writing.write),
    path("viec/<str:name>/sua", writing.change),
    path("viec/<str:name>/muc", writing.part),
    path("viec/<str:name>/giay/<str:paper>", writing.page),
    path("viec/<str:name>/phien-ban", writing.versions),
    path("viec/<str:name>/phien-ban/<str:stem>", writing.version),
    path("viec/<str:name>/lay-lai", writing.restore),
    path("chay/<str:name>", running.watch),
    path("chay/<str:name>/dung", running.stop),
    path("chay/<str:name>/sua-o", mending.mend),
    path("chay/<str:name>/zip", running.packed),
    path("chay/<str:name>/tep/<int:number>", running.paper),
]
handler400, handler404, handler500 = faults.unreadable, faults.missing, faults.broken
