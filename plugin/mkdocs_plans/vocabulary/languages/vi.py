"""Vietnamese."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            bản nháp, nháp, dự thảo, đề xuất, kế hoạch, lên kế hoạch, đang lên kế hoạch, đã lên kế hoạch, lập
            kế hoạch, chưa bắt đầu, chưa thực hiện, chưa làm, chưa triển khai, cần làm, chờ xử lý, mới, mở, ý
            tưởng, chưa chạy""",
        "in-progress": """
            đang thực hiện, đang tiến hành, đang làm, đang triển khai, đang xử lý, đang phát triển, đang hoạt
            động, đã bắt đầu, một phần, hoàn thành một phần, đã hoàn thành một phần, đang kiểm thử, đang thử
            nghiệm, chậm tiến độ""",
        "blocked": "bị chặn, đang bị chặn, bị kẹt, bị vướng, đang chờ, tắc nghẽn, chờ",
        "on-hold": """
            tạm dừng, đang tạm dừng, đã tạm dừng, tạm hoãn, hoãn, hoãn lại, bị hoãn, tạm ngưng, trì hoãn""",
        "completed": """
            hoàn thành, đã hoàn thành, hoàn tất, đã hoàn tất, xong, đã xong, đạt, đã thực hiện, đã triển khai,
            đã phát hành, đã đóng, đã giải quyết, đã sửa, đã làm, kết thúc, đã kết thúc, đã chạy, đã bàn giao
            """,
        "cancelled": """
            {hủy|huỷ}, đã {hủy|huỷ}, bị {hủy|huỷ}, {hủy|huỷ} bỏ, đã {hủy|huỷ} bỏ, từ chối, đã từ chối, bị từ
            chối, lỗi thời, đã thay thế, bị thay thế, đã bỏ, bị bỏ, không thực hiện, không được chấp nhận""",
    },
    "state_words": {
        "waits": "chờ, đợi, bị chặn, vướng, cho đến khi",
        "permission": """
            đã duyệt, được duyệt, đã phê duyệt, được phê duyệt, phê duyệt, đã chấp nhận, được chấp nhận, chờ
            duyệt, chờ phê duyệt, đang xem xét, sẵn sàng, đã rà soát, đã thống nhất""",
        "permission-in-records": "đã duyệt, đã phê duyệt, được phê duyệt, đã chấp nhận",
        "archived": "lưu trữ, đã lưu trữ",
        "no-marker": "mới, mở, kế hoạch",
        "banner": "lỗi thời, bị thay thế, đã thay thế",
        "negation": "chưa, không, chưa được",
        "filler": "hiện tại, hiện, đã",
        "partly": "gần như, phần lớn, hầu như",
        "all": "tất cả, toàn bộ, mọi",
        "whole": "cuối cùng, đầu tiên, đầy đủ",
        "paper": "bản nháp, đề xuất, thiết kế",
        "negated": "chạy",
        "own": """
            đang thực hiện, đang làm, đang tiến hành, một phần, chưa bắt đầu, chưa làm, cần làm, đã lên kế
            hoạch""",
        "label-end": "trạng thái, tình trạng",
        "header": "thông tin tài liệu, thông tin dự án, thông tin chung, chi tiết, tổng quan, tóm tắt",
    },
    "headings": {
        "goal": """
            mục tiêu, mục đích, tổng quan, tóm tắt, giới thiệu, động lực, vấn đề, đặt vấn đề, lý do, mục tiêu
            dự án""",
        "context": "bối cảnh, hiện trạng, tình hình hiện tại, hiện tại, lịch sử",
        "constraints": "ràng buộc, giới hạn, hạn chế",
        "approach": """
            cách tiếp cận, hướng tiếp cận, cách tiếp cận kỹ thuật, hướng tiếp cận kỹ thuật, phương án, phương
            án kỹ thuật, giải pháp, giải pháp kỹ thuật, giải pháp đề xuất, phương pháp, thiết kế, thiết kế kỹ
            thuật, kiến trúc, kiến trúc/thiết kế, chiến lược""",
        "stack": "công nghệ, công nghệ sử dụng, nền tảng công nghệ",
        "integration": "điểm tích hợp, tích hợp",
        "patterns": "mẫu thiết kế",
        "steps": """
            bước, bước thực hiện, bước triển khai, công việc, danh sách công việc, công việc cần làm, việc cần
            làm, nhiệm vụ, danh sách nhiệm vụ, hạng mục công việc, kế hoạch, kế hoạch thực hiện, kế hoạch
            triển khai, kế hoạch hành động, triển khai, thực hiện, giai đoạn, mốc, cột mốc, lộ trình, sản phẩm
            bàn giao, thứ tự thực hiện, thứ tự triển khai, gói công việc, đầu việc""",
        "progress": "tiến độ, tiến trình",
        "phase-dependencies": """
            phụ thuộc giữa các giai đoạn, sự phụ thuộc giữa các giai đoạn, phụ thuộc giữa các bước""",
        "testing": """
            kiểm thử, kiểm tra, kế hoạch kiểm thử, chiến lược kiểm thử, ca kiểm thử, trường hợp kiểm thử, xác
            minh, kiểm chứng, đảm bảo chất lượng""",
        "dependencies": "phụ thuộc, sự phụ thuộc, điều kiện tiên quyết",
        "services": "dịch vụ bên ngoài, dịch vụ ngoài, dịch vụ bên thứ ba, api bên ngoài",
        "libraries": "thư viện, gói, gói thư viện",
        "tools": "công cụ, hạ tầng, cơ sở hạ tầng",
        "access": """
            quyền truy cập, quyền truy cập cần thiết, quyền truy cập cần có, truy cập cần thiết, phân quyền,
            quyền hạn, thông tin đăng nhập""",
        "questions": """
            câu hỏi, câu hỏi mở, câu hỏi còn mở, câu hỏi chưa giải quyết, câu hỏi cần giải đáp, câu hỏi đã
            giải quyết, vấn đề mở, vấn đề còn mở, vấn đề chưa giải quyết, thắc mắc, cần làm rõ, điểm cần làm
            rõ, vấn đề cần làm rõ, nội dung cần làm rõ, làm rõ, cần quyết định, quyết định cần đưa ra, quyết
            định kỹ thuật cần đưa ra, quyết định kỹ thuật cần thiết, cần nghiên cứu, nhiệm vụ nghiên cứu,
            nghiên cứu, điều chưa biết, chưa rõ, câu hỏi nghiên cứu, vấn đề cần quyết định""",
        "criteria": """
            định nghĩa hoàn thành, điều kiện hoàn thành, hoàn thành khi, chỉ số thành công, nghiệm thu, điều
            kiện nghiệm thu""",
        "decisions": """
            quyết định, nhật ký quyết định, quyết định kỹ thuật, quyết định thiết kế, quyết định chính, quyết
            định kiến trúc""",
        "status": "trạng thái, trạng thái hiện tại, tình trạng, tình trạng hiện tại",
        "notes": "ghi chú, lưu ý, bài học, bài học kinh nghiệm, bài học rút ra",
        "alternatives": "phương án thay thế, phương án khác, lựa chọn, so sánh",
        "references": "tham khảo, tài liệu tham khảo, xem thêm, phụ lục",
    },
    "heading-words": {
        "risks": "rủi ro",
        "criteria": "tiêu chí",
    },
    "heading-rules": {
        "no-role": "câu hỏi thường gặp",
        "joint": "và",
        "in-front": "các, những",
        "behind": "chính, tổng quát, kỹ thuật, hiện tại, chi tiết, cần thiết, đề xuất",
        "next": "bước tiếp theo, các bước tiếp theo",
    },
    "phases": "giai đoạn, bước, nhiệm vụ, công việc, cột mốc, mốc, phần, đợt",
    "phase-rules": {
        "depends": "phụ thuộc vào, phụ thuộc, yêu cầu, chờ, bắt đầu sau",
        "independent": "không, chưa, chẳng",
        "duration": "ngày, tuần",
        "late": "tuần, ngày",
        "option": "phương án, lựa chọn",
        "not-under": "câu chuyện người dùng",
        "no-letter-under": "yêu cầu, ưu tiên, lỗi",
    },
    "folders": {
        "in-progress": "đang-thực-hiện, đang-làm",
        "completed": "hoàn-thành, đã-xong, lưu-trữ",
        "planning": "bản-nháp, nháp, đề-xuất, cần-làm",
        "on-hold": "tạm-dừng, tạm-hoãn",
        "blocked": "bị-chặn",
        "cancelled": "đã-{hủy|huỷ}, {hủy|huỷ}, từ-chối",
    },
    "fields": {
        "status": "trạng thái, tình trạng",
        "date": "ngày, ngày tạo, ngày lập, ngày bắt đầu, bắt đầu, ngày khởi tạo",
        "owners": """
            người phụ trách, phụ trách, người chịu trách nhiệm, chịu trách nhiệm, người thực hiện, tác giả,
            chủ sở hữu, trưởng nhóm, người lập""",
        "target": "hạn chót, thời hạn, hạn, hạn hoàn thành, ngày dự kiến hoàn thành",
        "tags": "thẻ, nhãn, từ khóa, từ khoá",
        "id": "mã, mã số, mã kế hoạch",
        "goal": "mục tiêu",
        "depends-on": "phụ thuộc, phụ thuộc vào",
        "blocked-by": "bị chặn bởi",
        "blocks": "chặn",
        "supersedes": "thay thế, thay thế cho",
        "superseded-by": "bị thay thế bởi, được thay thế bởi",
        "related": "liên quan, liên quan đến, kế hoạch liên quan, xem thêm",
        "parent": "kế hoạch cha, thuộc kế hoạch",
        "other": """
            cập nhật, ngày cập nhật, cập nhật lần cuối, lần cập nhật cuối, ngày hoàn thành, mức ưu tiên, độ ưu
            tiên, ưu tiên, loại, phạm vi, phiên bản, nhánh, người duyệt, người đánh giá, nhóm, ước lượng""",
        "stage": "giai đoạn",
        "implementation": "triển khai, trạng thái triển khai",
    },
    "titles": {
        "kind": "kế hoạch thực hiện, kế hoạch triển khai, kế hoạch dự án, kế hoạch, đặc tả, đề xuất",
        "generic": """
            kế hoạch thực hiện, kế hoạch triển khai, kế hoạch dự án, kế hoạch, đặc tả, đề xuất, nhiệm vụ, yêu
            cầu, tổng quan, giới thiệu, tóm tắt""",
        "file": "ke-hoach, kế-hoạch, nhiem-vu",
    },
    "files": {"companion": "tiến độ, ghi chú, nhật ký"},
    "dates": {
        "year": "năm",
        "month": "tháng",
    },
    "levels": {
        "high": "cao, rất cao, nghiêm trọng, lớn",
        "medium": "trung bình, vừa",
        "low": "thấp, rất thấp, nhỏ, không đáng kể",
    },
    "level-rules": {
        "noun": "rủi, ro, mức, độ, mức độ, tác động, ảnh hưởng, khả năng",
        "joint": "đến",
    },
    "columns": {
        "risk": "rủi ro",
        "impact": "tác động, ảnh hưởng, mức độ ảnh hưởng, mức độ tác động, mức độ nghiêm trọng, hậu quả",
        "probability": "khả năng, khả năng xảy ra, xác suất",
        "mitigation": """
            giảm thiểu, biện pháp, biện pháp giảm thiểu, cách giảm thiểu, phương án giảm thiểu, ứng phó, cách
            xử lý, khắc phục, phòng ngừa, kế hoạch, hành động, phương án, xử lý, dự phòng""",
        "level": "mức, mức độ, đánh giá, ưu tiên, mức ưu tiên",
        "owner": "người phụ trách, phụ trách, người chịu trách nhiệm",
        "due": "hạn chót, thời hạn, hạn",
        "question": "câu hỏi, vấn đề, chủ đề",
        "answer": "trả lời, câu trả lời, quyết định, kết quả, giải pháp, kết luận",
        "status": "trạng thái, tình trạng, hoàn thành",
        "id": "stt, mã, mã số",
        "version": "phiên bản",
        "link": "liên kết, tài liệu, đường dẫn",
        "purpose": "mục đích, công dụng, mô tả, lý do, vai trò, dùng để",
    },
    "markers": {
        "mitigation": """
            giảm thiểu, biện pháp, biện pháp giảm thiểu, cách giảm thiểu, ứng phó, cách xử lý, khắc phục, dự
            phòng, xử lý""",
        "impact": "tác động, ảnh hưởng, mức độ ảnh hưởng, mức độ nghiêm trọng",
        "probability": "khả năng, khả năng xảy ra, xác suất",
        "closed": "đã giải quyết, đã giảm thiểu, đã đóng, đã chấp nhận, đã xử lý",
        "answer": "trả lời, câu trả lời, quyết định, đáp án, kết luận, lựa chọn",
        "answered": "đã quyết định, đã giải quyết, đã trả lời, đã chốt, đã làm rõ, đã từ chối",
        "pending": "cần, chờ, chưa",
        "nothing": """
            không, không có, không áp dụng, chưa có, không đáng kể, không có rủi ro, không có rủi ro đáng kể,
            không có câu hỏi""",
        "unfilled": "không, không có, chưa có, chưa xác định, cần xác định, chờ xác định, chưa rõ",
    },
    "risk-rules": {
        "lead": "rủi ro",
        "not-below": "không, không có",
        "many": "rủi ro",
        "process": "quản lý, nhận diện, theo dõi, giám sát",
        "summary": "tóm tắt, tổng quan",
        "positive": "cơ hội",
        "scale": "thang, chú giải",
        "detail": """
            người phụ trách, trạng thái, loại, nguồn, mô tả, ghi chú, phương án, khuyến nghị, quyết định, trả
            lời, thời hạn""",
        "lettered": "phương án",
        "by": "giảm thiểu bằng",
        "denies": "rủi ro, thay đổi, ảnh hưởng",
        "no-mitigation": "chưa có biện pháp, không có biện pháp",
        "raid-type": "rủi ro",
        "closed-heading": "đã giải quyết, đã đóng, đã xử lý",
    },
    "question-rules": {
        "inline": "cần làm rõ",
        "asks": """
            ai, cái gì, khi nào, ở đâu, tại sao, vì sao, như thế nào, làm sao, bao nhiêu, có nên, liệu, quyết
            định, chọn, làm rõ""",
        "lean": "đề xuất, khuyến nghị, gợi ý",
        "begins": "câu hỏi cho, câu hỏi về, câu hỏi dành cho",
        "holds": "câu hỏi",
        "decision": "quyết định",
        "clarification": "làm rõ",
        "research": "nghiên cứu, chưa biết, tìm hiểu",
        "opener": "câu hỏi",
        "noun": "mở, tồn đọng",
        "answered": "đã giải quyết, đã trả lời, đã quyết định",
    },
    "decision-rules": {
        "rationale": "lý do, tại sao, vì sao, giải thích",
        "author": "tác giả, người quyết định, ai",
        "day": "ngày, ngày quyết định",
        "detail": "hậu quả, hệ quả, phương án thay thế, các phương án khác, đánh đổi",
        "column": "quyết định, nội dung",
        "day-column": "ngày, thời gian, khi nào",
        "choice": "lựa chọn, phương án chọn, kết quả",
        "revoked": "đã thay thế, đã bị thay thế, đã hủy bỏ, đã huỷ bỏ, đã thu hồi, không còn hiệu lực",
    },
    "gaps": {
        "nobody": "không, không có, chưa có, chưa phân công, chưa giao, chưa xác định",
        "nothing-begins": "không có gì mới, không có thêm",
        "placeholder": "bước 1, bước 2, bước 3",
        "blank": """
            tên, tiêu đề, mục đích, phiên bản, mô tả, người phụ trách, tác giả, ngày, trạng thái, câu trả lời,
            câu hỏi, rủi ro, giảm thiểu, quyết định, kết quả, mục tiêu""",
        "prompt": """
            mô tả, liệt kê, giải thích, thêm, điền, nêu, tại sao, như thế nào, ai, khi nào, nếu, ví dụ""",
        "remark": "cần làm rõ, xem, ghi chú, lưu ý, không",
    },
    "step-rules": {
        "done-column": "xong, hoàn thành",
        "yes": "có, rồi",
        "step-column": "giai đoạn, bước, nhiệm vụ, công việc, mốc",
    },
    "column-rules": {
        "field": "trường, thuộc tính",
        "type": "loại",
        "other-of-risks": "loại, nhóm, ghi chú, điểm",
        "weak-risk": "mô tả, mối đe dọa, nguy cơ",
    },
    "registers": {
        "risks": "danh sách rủi ro, sổ rủi ro, đánh giá rủi ro",
        "questions": "câu hỏi mở, câu hỏi còn mở",
        "not-under": "mục đích, phạm vi, cách, chú giải, quy tắc, quy trình, tóm tắt, lịch sử",
    },
    "prose": {
        "common": "và, của, các, cho, không, được, là, trong, một, khi, để, từ, với, có, này, theo",
    },
}
