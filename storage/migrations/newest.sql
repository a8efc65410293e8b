-- Version 0015;

CREATE TABLE accounts (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	account_key VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	owner_email VARCHAR NOT NULL, 
	arr DOUBLE, 
	currency VARCHAR NOT NULL, 
	renewal_on DATE, 
	health_score DOUBLE, 
	health_score_before DOUBLE, 
	last_login_on DATE, 
	champion VARCHAR NOT NULL, 
	segment VARCHAR NOT NULL, 
	extra JSON NOT NULL, 
	imported_at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	CONSTRAINT pk_accounts PRIMARY KEY (id), 
	CONSTRAINT uq_accounts_team_id_account_key UNIQUE (team_id, account_key)
);

CREATE TABLE agenda (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	lane VARCHAR NOT NULL, 
	payload JSON NOT NULL, 
	run_at DATETIME, 
	due_at DATETIME, 
	token VARCHAR, 
	attempts INTEGER NOT NULL, 
	memo JSON NOT NULL, 
	error TEXT, 
	ended_at DATETIME, 
	created_at DATETIME NOT NULL, parked_at DATETIME, 
	CONSTRAINT pk_agenda PRIMARY KEY (id), 
	CONSTRAINT uq_agenda_key UNIQUE ("key"), 
	CONSTRAINT fk_agenda_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, oldest VARCHAR(32), 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE api_requests (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	token_id INTEGER NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	started_at DATETIME NOT NULL, 
	answer JSON, 
	CONSTRAINT pk_api_requests PRIMARY KEY (id), 
	CONSTRAINT fk_api_requests_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_api_requests_token_id FOREIGN KEY(token_id) REFERENCES api_tokens (id) ON DELETE CASCADE, 
	CONSTRAINT uq_api_requests_key UNIQUE ("key")
);

CREATE TABLE api_tokens (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER, 
	prefix VARCHAR NOT NULL, 
	secret_hash VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	scopes JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	revoked_at DATETIME, 
	last_used_at DATETIME, 
	window_at DATETIME, 
	taken INTEGER NOT NULL, 
	CONSTRAINT fk_api_tokens_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT uq_api_tokens_prefix UNIQUE (prefix)
);

CREATE TABLE audit (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	counts JSON NOT NULL, 
	happened_at DATETIME NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);

CREATE TABLE call_checks (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	call_id INTEGER NOT NULL, 
	skill_id VARCHAR NOT NULL, 
	check_id VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	decided_by VARCHAR NOT NULL, 
	disputed_at DATETIME, 
	CONSTRAINT pk_call_checks PRIMARY KEY (id), 
	CONSTRAINT uq_call_checks_call_id_check_id UNIQUE (call_id, check_id), 
	CONSTRAINT fk_call_checks_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_call_checks_call_id FOREIGN KEY(call_id) REFERENCES calls (id) ON DELETE CASCADE
);

CREATE TABLE call_reviews (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	call_id INTEGER NOT NULL, 
	payload JSON NOT NULL, 
	overall DOUBLE, 
	rubric_id VARCHAR NOT NULL, 
	rubric_version INTEGER NOT NULL, 
	model VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_call_reviews PRIMARY KEY (id), 
	CONSTRAINT uq_call_reviews_call_id UNIQUE (call_id), 
	CONSTRAINT fk_call_reviews_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_call_reviews_call_id FOREIGN KEY(call_id) REFERENCES calls (id) ON DELETE CASCADE
);

CREATE TABLE call_transcripts (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	call_id INTEGER NOT NULL, 
	payload JSON NOT NULL, 
	ends_at DATETIME NOT NULL, 
	CONSTRAINT pk_call_transcripts PRIMARY KEY (id), 
	CONSTRAINT uq_call_transcripts_call_id UNIQUE (call_id), 
	CONSTRAINT fk_call_transcripts_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_call_transcripts_call_id FOREIGN KEY(call_id) REFERENCES calls (id) ON DELETE CASCADE
);

CREATE TABLE calls (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	source_key VARCHAR NOT NULL, 
	content_hash VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	call_type VARCHAR NOT NULL, 
	happened_on DATE, 
	account_id INTEGER, 
	format VARCHAR NOT NULL, 
	basis VARCHAR NOT NULL, 
	duration_seconds DOUBLE, 
	speakers JSON NOT NULL, 
	own_speakers JSON NOT NULL, 
	status VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	is_example BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT uq_calls_person_id_content_hash UNIQUE (person_id, content_hash), 
	CONSTRAINT fk_calls_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_calls_account_id FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE SET NULL, 
	CONSTRAINT fk_calls_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);

CREATE TABLE collections (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	track VARCHAR NOT NULL, 
	passages INTEGER NOT NULL, 
	total_length BIGINT NOT NULL, 
	CONSTRAINT pk_collections PRIMARY KEY (id), 
	CONSTRAINT uq_collections_team_id_track UNIQUE (team_id, track)
);

CREATE TABLE conversations (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER, 
	channel VARCHAR NOT NULL, 
	thread_ts VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	state JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT uq_conversations_team_id_channel_thread_ts UNIQUE (team_id, channel, thread_ts), 
	CONSTRAINT fk_conversations_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE deals (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	deal_key VARCHAR NOT NULL, 
	account_key VARCHAR NOT NULL, 
	owner_email VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	amount DOUBLE, 
	currency VARCHAR NOT NULL, 
	created_on DATE, 
	closed_on DATE, 
	outcome VARCHAR NOT NULL, 
	extra JSON NOT NULL, 
	imported_at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	CONSTRAINT pk_deals PRIMARY KEY (id), 
	CONSTRAINT uq_deals_team_id_deal_key UNIQUE (team_id, deal_key)
);

CREATE TABLE deliveries (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER, 
	"key" VARCHAR NOT NULL, 
	conversation_id INTEGER, 
	guidance_id INTEGER, 
	channel VARCHAR NOT NULL, 
	thread_ts VARCHAR, 
	payload JSON NOT NULL, 
	state VARCHAR NOT NULL, 
	started_at DATETIME, 
	ts VARCHAR, 
	error TEXT, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT uq_deliveries_team_id_key UNIQUE (team_id, "key"), 
	CONSTRAINT fk_deliveries_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_deliveries_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_deliveries_guidance_id FOREIGN KEY(guidance_id) REFERENCES guidance (id) ON DELETE SET NULL
);

CREATE TABLE digest_batches (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	nonce VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	asked_at DATETIME, 
	api_id VARCHAR, 
	ended_at DATETIME, 
	created_at DATETIME NOT NULL
);

CREATE TABLE digest_reactions (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	digest_id INTEGER NOT NULL, 
	emoji VARCHAR NOT NULL, 
	meaning VARCHAR NOT NULL, 
	reacted_at DATETIME NOT NULL, 
	CONSTRAINT pk_digest_reactions PRIMARY KEY (id), 
	CONSTRAINT uq_digest_reactions_digest_id_emoji UNIQUE (digest_id, emoji), 
	CONSTRAINT fk_digest_reactions_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_digest_reactions_digest_id FOREIGN KEY(digest_id) REFERENCES weekly_digests (id) ON DELETE CASCADE
);

CREATE TABLE documents (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	collection_id INTEGER NOT NULL, 
	uri VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	content_hash VARCHAR NOT NULL, 
	analyzer VARCHAR NOT NULL, 
	card JSON, 
	CONSTRAINT pk_documents PRIMARY KEY (id), 
	CONSTRAINT uq_documents_collection_id_uri UNIQUE (collection_id, uri), 
	CONSTRAINT fk_documents_collection_id FOREIGN KEY(collection_id) REFERENCES collections (id) ON DELETE CASCADE
);

CREATE TABLE focuses (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	skill_id VARCHAR NOT NULL, 
	check_id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	when_then VARCHAR NOT NULL, 
	chosen_by VARCHAR NOT NULL, 
	started_on DATE NOT NULL, 
	ended_on DATE, 
	outcome VARCHAR, 
	CONSTRAINT fk_focuses_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE goals (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	why VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	metric VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	start DOUBLE, 
	target DOUBLE, 
	current DOUBLE, 
	due_on DATE, 
	priority VARCHAR NOT NULL, 
	when_then VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	started_on DATE NOT NULL, 
	completed_at DATETIME, 
	CONSTRAINT fk_goals_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE guidance (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	question_message_id INTEGER, 
	question VARCHAR NOT NULL, 
	payload JSON NOT NULL, 
	writer VARCHAR NOT NULL, 
	model VARCHAR NOT NULL, 
	card_id VARCHAR NOT NULL, 
	account_id INTEGER, 
	channel VARCHAR NOT NULL, 
	message_ts VARCHAR, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT fk_guidance_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_guidance_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_guidance_question_message_id FOREIGN KEY(question_message_id) REFERENCES messages (id) ON DELETE SET NULL, 
	CONSTRAINT fk_guidance_account_id FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE SET NULL
);

CREATE TABLE insights (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	insight_key VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	track VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	content JSON NOT NULL, 
	severity VARCHAR NOT NULL, 
	dismissed_at DATETIME, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT uq_insights_person_id_insight_key UNIQUE (person_id, insight_key), 
	CONSTRAINT fk_insights_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE installations (
	team_id VARCHAR NOT NULL, 
	is_org BOOLEAN NOT NULL, 
	enterprise_id VARCHAR, 
	name VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	bot_user_id VARCHAR NOT NULL, 
	bot_id VARCHAR NOT NULL, 
	scopes TEXT NOT NULL, 
	sealed_token TEXT NOT NULL, 
	sealed_refresh_token TEXT, 
	expires_at DATETIME, 
	refreshing_until DATETIME, 
	refresh_refused_at DATETIME, 
	installed_at DATETIME NOT NULL, 
	CONSTRAINT pk_installations PRIMARY KEY (team_id)
);

CREATE TABLE messages (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	author VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	slack_ts VARCHAR, 
	source_key VARCHAR, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT uq_messages_team_id_source_key UNIQUE (team_id, source_key), 
	CONSTRAINT fk_messages_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_messages_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);

CREATE TABLE metric_entries (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	metric VARCHAR NOT NULL, 
	value DOUBLE NOT NULL, 
	unit VARCHAR NOT NULL, 
	noted_on DATE NOT NULL, 
	goal_id INTEGER, 
	source VARCHAR NOT NULL, 
	source_key VARCHAR, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT uq_metric_entries_person_id_source_key UNIQUE (person_id, source_key), 
	CONSTRAINT fk_metric_entries_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_metric_entries_goal_id FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE SET NULL
);

CREATE TABLE model_calls (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER, 
	task VARCHAR NOT NULL, 
	model VARCHAR NOT NULL, 
	input_tokens INTEGER NOT NULL, 
	output_tokens INTEGER NOT NULL, 
	cache_read_tokens INTEGER NOT NULL, 
	cache_write_tokens INTEGER NOT NULL, 
	cost_microdollars BIGINT NOT NULL, 
	seconds DOUBLE NOT NULL, 
	outcome VARCHAR NOT NULL, 
	called_at DATETIME NOT NULL, 
	CONSTRAINT pk_model_calls PRIMARY KEY (id), 
	CONSTRAINT fk_model_calls_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE notifications (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	source_key VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	message_ts VARCHAR NOT NULL, 
	read_at DATETIME, 
	created_at DATETIME NOT NULL, thread_ts VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT uq_notifications_person_id_source_key UNIQUE (person_id, source_key), 
	CONSTRAINT fk_notifications_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE outcomes (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	guidance_id INTEGER NOT NULL, 
	result VARCHAR NOT NULL, 
	recorded_at DATETIME NOT NULL, card_id VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_outcomes PRIMARY KEY (id), 
	CONSTRAINT uq_outcomes_guidance_id UNIQUE (guidance_id), 
	CONSTRAINT fk_outcomes_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_outcomes_guidance_id FOREIGN KEY(guidance_id) REFERENCES guidance (id) ON DELETE CASCADE
);

CREATE TABLE people (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	slack_user_id VARCHAR NOT NULL, 
	display_name VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	timezone VARCHAR NOT NULL, 
	locale VARCHAR NOT NULL, 
	track VARCHAR, 
	role VARCHAR NOT NULL, 
	experience VARCHAR NOT NULL, 
	style VARCHAR NOT NULL, 
	uses_model BOOLEAN NOT NULL, 
	preferences JSON NOT NULL, 
	dm_channel VARCHAR NOT NULL, 
	is_deleted BOOLEAN NOT NULL, 
	onboarded_at DATETIME, 
	welcomed_at DATETIME, 
	profile_read_at DATETIME, 
	created_at DATETIME NOT NULL, is_guest BOOLEAN DEFAULT 0 NOT NULL, home_seen_at DATETIME, home_part VARCHAR, 
	CONSTRAINT uq_people_team_id_slack_user_id UNIQUE (team_id, slack_user_id)
);

CREATE TABLE plan_notes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	source_key VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT uq_plan_notes_person_id_source_key UNIQUE (person_id, source_key), 
	CONSTRAINT fk_plan_notes_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_plan_notes_plan_id FOREIGN KEY(plan_id) REFERENCES weekly_plans (id) ON DELETE CASCADE
);

CREATE TABLE plan_tasks (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	slot_id VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	minutes INTEGER NOT NULL, 
	effort VARCHAR NOT NULL, 
	link VARCHAR NOT NULL, 
	own_data BOOLEAN NOT NULL, 
	task_key VARCHAR NOT NULL, 
	done_at DATETIME, full_minutes INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT uq_plan_tasks_plan_id_place UNIQUE (plan_id, place), 
	CONSTRAINT fk_plan_tasks_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_plan_tasks_plan_id FOREIGN KEY(plan_id) REFERENCES weekly_plans (id) ON DELETE CASCADE
);

CREATE TABLE postings (
	collection_id INTEGER NOT NULL, 
	term VARCHAR(64) NOT NULL, 
	snippet_id INTEGER NOT NULL, 
	tf SMALLINT NOT NULL, 
	length INTEGER NOT NULL, 
	CONSTRAINT pk_postings PRIMARY KEY (collection_id, term, snippet_id), 
	CONSTRAINT fk_postings_collection_id FOREIGN KEY(collection_id) REFERENCES collections (id) ON DELETE CASCADE, 
	CONSTRAINT fk_postings_snippet_id FOREIGN KEY(snippet_id) REFERENCES snippets (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;

CREATE TABLE processed_events (
	team_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_processed_events PRIMARY KEY (team_id, "key")
);

CREATE TABLE "ratings" (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	guidance_id INTEGER, 
	is_helpful BOOLEAN NOT NULL, 
	reason VARCHAR, 
	note VARCHAR, 
	rated_at DATETIME NOT NULL, 
	call_id INTEGER, 
	CONSTRAINT pk_ratings PRIMARY KEY (id), 
	CONSTRAINT fk_ratings_guidance_id FOREIGN KEY(guidance_id) REFERENCES guidance (id) ON DELETE CASCADE, 
	CONSTRAINT fk_ratings_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT uq_ratings_person_id_guidance_id UNIQUE (person_id, guidance_id), 
	CONSTRAINT fk_ratings_call_id FOREIGN KEY(call_id) REFERENCES calls (id) ON DELETE CASCADE, 
	CONSTRAINT uq_ratings_person_id_call_id UNIQUE (person_id, call_id)
);

CREATE TABLE recalls (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	tip_key VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	step INTEGER NOT NULL, 
	times_done INTEGER NOT NULL, 
	due_on DATE, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_recalls PRIMARY KEY (id), 
	CONSTRAINT uq_recalls_person_id_tip_key UNIQUE (person_id, tip_key), 
	CONSTRAINT fk_recalls_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE reminders (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	guidance_id INTEGER, 
	text VARCHAR NOT NULL, 
	due_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_reminders PRIMARY KEY (id), 
	CONSTRAINT fk_reminders_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_reminders_guidance_id FOREIGN KEY(guidance_id) REFERENCES guidance (id) ON DELETE CASCADE
);

CREATE TABLE satisfaction (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	week_on DATE NOT NULL, 
	score INTEGER NOT NULL, 
	given_at DATETIME NOT NULL, 
	CONSTRAINT pk_satisfaction PRIMARY KEY (id), 
	CONSTRAINT uq_satisfaction_person_id_week_on UNIQUE (person_id, week_on), 
	CONSTRAINT fk_satisfaction_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE skill_scores (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	call_id INTEGER NOT NULL, 
	skill_id VARCHAR NOT NULL, 
	score DOUBLE NOT NULL, 
	level INTEGER NOT NULL, 
	rubric_id VARCHAR NOT NULL, 
	rubric_version INTEGER NOT NULL, 
	model VARCHAR NOT NULL, 
	happened_on DATE NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_skill_scores PRIMARY KEY (id), 
	CONSTRAINT uq_skill_scores_call_id_skill_id UNIQUE (call_id, skill_id), 
	CONSTRAINT fk_skill_scores_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_skill_scores_call_id FOREIGN KEY(call_id) REFERENCES calls (id) ON DELETE CASCADE
);

CREATE TABLE snippets (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	collection_id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	cite VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	heading_path VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	length INTEGER NOT NULL, 
	content_hash VARCHAR NOT NULL, 
	CONSTRAINT pk_snippets PRIMARY KEY (id), 
	CONSTRAINT uq_snippets_collection_id_cite UNIQUE (collection_id, cite), 
	CONSTRAINT fk_snippets_collection_id FOREIGN KEY(collection_id) REFERENCES collections (id) ON DELETE CASCADE, 
	CONSTRAINT fk_snippets_document_id FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE teams (
	team_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	bot_user_id VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	removed_at DATETIME, 
	settings JSON NOT NULL, enterprise_id VARCHAR, 
	CONSTRAINT pk_teams PRIMARY KEY (team_id)
);

CREATE TABLE unasked_messages (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	sent_on DATE NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_unasked_messages PRIMARY KEY (id), 
	CONSTRAINT uq_unasked_messages_person_id_key UNIQUE (person_id, "key"), 
	CONSTRAINT fk_unasked_messages_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE weekly_digests (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	week_on DATE NOT NULL, 
	payload JSON NOT NULL, 
	channel VARCHAR NOT NULL, 
	message_ts VARCHAR, 
	reviewed_at DATETIME, 
	outcome_account VARCHAR NOT NULL, 
	is_active_week BOOLEAN NOT NULL, 
	sent_at DATETIME, 
	created_at DATETIME NOT NULL, words VARCHAR DEFAULT 'settled' NOT NULL, batch_id INTEGER, 
	CONSTRAINT uq_weekly_digests_person_id_week_on UNIQUE (person_id, week_on), 
	CONSTRAINT fk_weekly_digests_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE weekly_plans (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	week_on DATE NOT NULL, 
	theme VARCHAR NOT NULL, 
	pace VARCHAR NOT NULL, 
	writer VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	reflection VARCHAR, 
	reflected_at DATETIME, 
	created_at DATETIME NOT NULL, channel VARCHAR DEFAULT '' NOT NULL, message_ts VARCHAR, ticked JSON DEFAULT '{}' NOT NULL, replaced JSON, 
	CONSTRAINT uq_weekly_plans_person_id_week_on UNIQUE (person_id, week_on), 
	CONSTRAINT fk_weekly_plans_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE wellbeing_notes (
	id INTEGER NOT NULL, 
	team_id VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	noted_on DATE NOT NULL, 
	energy INTEGER, 
	note VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_wellbeing_notes PRIMARY KEY (id), 
	CONSTRAINT uq_wellbeing_notes_person_id_noted_on UNIQUE (person_id, noted_on), 
	CONSTRAINT fk_wellbeing_notes_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE INDEX ix_accounts_team_id_owner_email ON accounts (team_id, owner_email);

CREATE INDEX ix_agenda_due ON agenda (lane, run_at) WHERE run_at IS NOT NULL;

CREATE INDEX ix_agenda_ended_at ON agenda (ended_at) WHERE ended_at IS NOT NULL;

CREATE INDEX ix_agenda_held ON agenda (lane, team_id) WHERE token IS NOT NULL;

CREATE INDEX ix_agenda_person_id ON agenda (person_id);

CREATE INDEX ix_api_requests_person_id ON api_requests (person_id);

CREATE INDEX ix_api_requests_started_at ON api_requests (started_at);

CREATE INDEX ix_api_requests_token_id ON api_requests (token_id);

CREATE INDEX ix_api_tokens_person_id ON api_tokens (person_id);

CREATE INDEX ix_audit_team_id_happened_at ON audit (team_id, happened_at);

CREATE INDEX ix_call_checks_person_id ON call_checks (person_id);

CREATE INDEX ix_call_reviews_person_id ON call_reviews (person_id);

CREATE INDEX ix_call_transcripts_person_id ON call_transcripts (person_id);

CREATE INDEX ix_calls_account_id ON calls (account_id);

CREATE INDEX ix_calls_conversation_id ON calls (conversation_id);

CREATE INDEX ix_calls_person_id ON calls (person_id);

CREATE INDEX ix_calls_team_id_source_key ON calls (team_id, source_key);

CREATE INDEX ix_conversations_person_id ON conversations (person_id);

CREATE INDEX ix_deals_team_id_account_key ON deals (team_id, account_key);

CREATE INDEX ix_deliveries_conversation_id ON deliveries (conversation_id);

CREATE INDEX ix_deliveries_guidance_id ON deliveries (guidance_id);

CREATE INDEX ix_deliveries_person_id ON deliveries (person_id);

CREATE INDEX ix_digest_reactions_person_id ON digest_reactions (person_id);

CREATE INDEX ix_focuses_person_id ON focuses (person_id);

CREATE INDEX ix_focuses_person_id_id ON focuses (person_id, id);

CREATE INDEX ix_goals_person_id ON goals (person_id);

CREATE INDEX ix_goals_person_id_status ON goals (person_id, status);

CREATE INDEX ix_guidance_account_id ON guidance (account_id) WHERE account_id IS NOT NULL;

CREATE INDEX ix_guidance_conversation_id_id ON guidance (conversation_id, id);

CREATE INDEX ix_guidance_person_id ON guidance (person_id);

CREATE INDEX ix_guidance_question_message_id ON guidance (question_message_id);

CREATE INDEX ix_insights_person_id ON insights (person_id);

CREATE INDEX ix_messages_conversation_id_id ON messages (conversation_id, id);

CREATE INDEX ix_messages_person_id ON messages (person_id);

CREATE INDEX ix_messages_slack_ts ON messages (slack_ts) WHERE slack_ts IS NOT NULL;

CREATE INDEX ix_metric_entries_goal_id ON metric_entries (goal_id);

CREATE INDEX ix_metric_entries_person_id ON metric_entries (person_id);

CREATE INDEX ix_metric_entries_person_id_metric_noted_on ON metric_entries (person_id, metric, noted_on);

CREATE INDEX ix_model_calls_person_id ON model_calls (person_id);

CREATE INDEX ix_model_calls_team_id_called_at ON model_calls (team_id, called_at);

CREATE INDEX ix_notifications_person_id ON notifications (person_id);

CREATE INDEX ix_notifications_person_id_id ON notifications (person_id, id);

CREATE INDEX ix_outcomes_person_id ON outcomes (person_id);

CREATE INDEX ix_outcomes_team_id_card_id ON outcomes (team_id, card_id);

CREATE INDEX ix_plan_notes_person_id ON plan_notes (person_id);

CREATE INDEX ix_plan_notes_plan_id ON plan_notes (plan_id);

CREATE INDEX ix_plan_tasks_person_id ON plan_tasks (person_id);

CREATE INDEX ix_postings_snippet_id ON postings (snippet_id);

CREATE INDEX ix_processed_events_seen_at ON processed_events (seen_at);

CREATE INDEX ix_ratings_call_id ON ratings (call_id);

CREATE INDEX ix_ratings_guidance_id ON ratings (guidance_id);

CREATE INDEX ix_ratings_person_id ON ratings (person_id);

CREATE INDEX ix_recalls_due_on ON recalls (due_on);

CREATE INDEX ix_recalls_person_id ON recalls (person_id);

CREATE INDEX ix_reminders_guidance_id ON reminders (guidance_id);

CREATE INDEX ix_reminders_person_id ON reminders (person_id);

CREATE INDEX ix_satisfaction_person_id ON satisfaction (person_id);

CREATE INDEX ix_skill_scores_person_id ON skill_scores (person_id);

CREATE INDEX ix_skill_scores_person_id_happened_on ON skill_scores (person_id, happened_on);

CREATE INDEX ix_snippets_document_id ON snippets (document_id);

CREATE INDEX ix_unasked_messages_person_id ON unasked_messages (person_id);

CREATE INDEX ix_unasked_messages_person_id_sent_on ON unasked_messages (person_id, sent_on);

CREATE INDEX ix_weekly_digests_batch_id ON weekly_digests (batch_id);

CREATE INDEX ix_weekly_digests_gathering ON weekly_digests (team_id) WHERE words = 'gathering';

CREATE INDEX ix_weekly_digests_message_ts ON weekly_digests (message_ts);

CREATE INDEX ix_weekly_digests_person_id ON weekly_digests (person_id);

CREATE INDEX ix_weekly_plans_person_id ON weekly_plans (person_id);

CREATE INDEX ix_wellbeing_notes_noted_on ON wellbeing_notes (noted_on);

CREATE INDEX ix_wellbeing_notes_person_id ON wellbeing_notes (person_id)