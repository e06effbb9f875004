// Every operation of api/openapi.yaml, by its name there; the table is in routes.cpp.
#pragma once

#include "base/result.h"
#include "http/message.h"
#include "http/services.h"

namespace beian::http::handlers {

#define BEIAN_OPERATION(name) Result<Response> name(const Request& request, Services& services)
BEIAN_OPERATION(get_health);
BEIAN_OPERATION(get_metrics);
BEIAN_OPERATION(list_dead_jobs);
BEIAN_OPERATION(retry_job);

BEIAN_OPERATION(set_up);
BEIAN_OPERATION(register_account);
BEIAN_OPERATION(log_in);
BEIAN_OPERATION(log_out);
BEIAN_OPERATION(begin_hand_over);
BEIAN_OPERATION(take_over);
BEIAN_OPERATION(read_me);
BEIAN_OPERATION(change_my_password);
BEIAN_OPERATION(end_my_other_sessions);
BEIAN_OPERATION(begin_totp);
BEIAN_OPERATION(confirm_totp);
BEIAN_OPERATION(remove_totp);
BEIAN_OPERATION(list_my_tokens);
BEIAN_OPERATION(create_my_token);
BEIAN_OPERATION(revoke_my_token);

BEIAN_OPERATION(list_users);
BEIAN_OPERATION(create_user);
BEIAN_OPERATION(read_user);
BEIAN_OPERATION(change_user);
BEIAN_OPERATION(list_sessions);
BEIAN_OPERATION(end_session);

BEIAN_OPERATION(read_retention);
BEIAN_OPERATION(read_keys);

BEIAN_OPERATION(make_checklist);
BEIAN_OPERATION(explain_material);
BEIAN_OPERATION(read_rulebook);
BEIAN_OPERATION(list_profiles);
BEIAN_OPERATION(list_facts);
BEIAN_OPERATION(list_materials);
BEIAN_OPERATION(list_fields);
BEIAN_OPERATION(list_reasons);
BEIAN_OPERATION(read_coverage);
BEIAN_OPERATION(diff_rulebook);
BEIAN_OPERATION(list_rules);
BEIAN_OPERATION(read_rule);

BEIAN_OPERATION(list_filings);
BEIAN_OPERATION(begin_filing);
BEIAN_OPERATION(read_filing);
BEIAN_OPERATION(read_form);
BEIAN_OPERATION(save_form);
BEIAN_OPERATION(check_filing);
BEIAN_OPERATION(read_filing_checklist);
BEIAN_OPERATION(submit_filing);
BEIAN_OPERATION(act_on_filing);
BEIAN_OPERATION(record_presence);
BEIAN_OPERATION(read_history);

BEIAN_OPERATION(list_letters);
BEIAN_OPERATION(draw_letter);
BEIAN_OPERATION(answer_letter);

BEIAN_OPERATION(begin_presence);
BEIAN_OPERATION(read_presence);
BEIAN_OPERATION(send_frames);
BEIAN_OPERATION(finish_presence);
BEIAN_OPERATION(read_presence_picture);

BEIAN_OPERATION(begin_export);
BEIAN_OPERATION(read_export);
BEIAN_OPERATION(download_export);
BEIAN_OPERATION(import_results);

BEIAN_OPERATION(inspect_photo);
BEIAN_OPERATION(list_pages);
BEIAN_OPERATION(remove_pages);
BEIAN_OPERATION(read_page);
BEIAN_OPERATION(read_small_page);
BEIAN_OPERATION(put_page);
BEIAN_OPERATION(correct_corners);
BEIAN_OPERATION(read_inspection);
BEIAN_OPERATION(begin_upload);
BEIAN_OPERATION(read_upload);
BEIAN_OPERATION(append_upload);
BEIAN_OPERATION(drop_upload);

BEIAN_OPERATION(read_queue);
BEIAN_OPERATION(claim_next);
BEIAN_OPERATION(list_reviewers);
BEIAN_OPERATION(read_statistics);

BEIAN_OPERATION(issue_link);
BEIAN_OPERATION(revoke_link);
BEIAN_OPERATION(open_link);
BEIAN_OPERATION(finish_link);

BEIAN_OPERATION(search_audit);
BEIAN_OPERATION(read_audit_end);
BEIAN_OPERATION(verify_audit);
#undef BEIAN_OPERATION

}  // namespace beian::http::handlers
