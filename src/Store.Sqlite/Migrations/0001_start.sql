CREATE TABLE "accounts" (
    "business_id" BLOB NOT NULL,
    "id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "floor" INTEGER NULL,
    "lots" INTEGER NOT NULL,
    "entry_seq" INTEGER NOT NULL,
    CONSTRAINT "pk_accounts" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "api_keys" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BLOB NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "revoked" INTEGER NOT NULL,
    CONSTRAINT "pk_api_keys" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "audit" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    CONSTRAINT "pk_audit" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "autopay_attempts" (
    "business_id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "due" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "client_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "card_id" BLOB NOT NULL,
    "card" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    CONSTRAINT "pk_autopay_attempts" PRIMARY KEY ("business_id", "order_id")
);


CREATE TABLE "balances" (
    "business_id" BLOB NOT NULL,
    "account_id" INTEGER NOT NULL,
    "balance" INTEGER NOT NULL,
    "floor" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_balances" PRIMARY KEY ("business_id", "account_id")
);


CREATE TABLE "booking_tokens" (
    "business_id" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    "booking_id" BLOB NOT NULL,
    "issued_at" INTEGER NOT NULL,
    CONSTRAINT "pk_booking_tokens" PRIMARY KEY ("business_id", "hash")
);


CREATE TABLE "bookings" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "site_id" BLOB NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "local_date" TEXT NOT NULL,
    "local_start" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "service_id" BLOB NOT NULL,
    "service_name" TEXT NOT NULL,
    "color" TEXT NULL,
    "member_id" BLOB NOT NULL,
    "person_id" BLOB NOT NULL,
    "room_id" BLOB NULL,
    "client_id" BLOB NULL,
    "contact_email" TEXT NULL,
    "contact_name" TEXT NULL,
    "note" TEXT NULL,
    "source" TEXT NOT NULL,
    "order_id" BLOB NOT NULL,
    "series_id" BLOB NULL,
    "party_id" BLOB NULL,
    "keeps_session" INTEGER NOT NULL,
    "price_amount" INTEGER NOT NULL,
    "service_price_amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "buffer_before_minutes" INTEGER NOT NULL,
    "buffer_after_minutes" INTEGER NOT NULL,
    "processing" TEXT NOT NULL,
    "policy_hours" INTEGER NOT NULL,
    "policy_text" TEXT NOT NULL,
    "terms" TEXT NULL,
    "deposit_amount" INTEGER NOT NULL,
    "fee_amount" INTEGER NOT NULL,
    "fee_reason" TEXT NULL,
    "fee_waived" INTEGER NOT NULL,
    "is_late_cancel" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "steps" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_bookings" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "business_heads" (
    "business_id" BLOB NOT NULL CONSTRAINT "pk_business_heads" PRIMARY KEY,
    "fact_seq" INTEGER NOT NULL,
    "entry_seq" INTEGER NOT NULL,
    "entry_hash" BLOB NOT NULL,
    "schedule_stamp" INTEGER NOT NULL,
    "setup_stamp" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "clock_at" INTEGER NULL,
    "is_test" INTEGER NOT NULL
);


CREATE TABLE "businesses" (
    "business_id" BLOB NOT NULL CONSTRAINT "pk_businesses" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "prices_include_tax" INTEGER NOT NULL,
    "tax_rounding" TEXT NOT NULL,
    "tax_per" TEXT NOT NULL,
    "cash_step" INTEGER NOT NULL,
    "logo_text" TEXT NULL,
    "accent" TEXT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "calendar_feeds" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" BLOB NOT NULL,
    "shows" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    CONSTRAINT "pk_calendar_feeds" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "cards_on_file" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "provider" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "good_until" TEXT NOT NULL,
    "autopay" INTEGER NOT NULL,
    "kept_at" INTEGER NOT NULL,
    "agreed_at" INTEGER NOT NULL,
    "agreed_by" TEXT NOT NULL,
    "removed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_cards_on_file" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "client_accounts" (
    "business_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "limit" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_client_accounts" PRIMARY KEY ("business_id", "client_id")
);


CREATE TABLE "clients" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL,
    "birthday" TEXT NULL,
    "pronouns" TEXT NULL,
    "tags" TEXT NOT NULL,
    "marketing_consent" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "last_visit" TEXT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_clients" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "co_signs" (
    "business_id" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "till_id" BLOB NOT NULL,
    "subject" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "used" INTEGER NOT NULL,
    CONSTRAINT "pk_co_signs" PRIMARY KEY ("business_id", "hash")
);


CREATE TABLE "cursors" (
    "business_id" BLOB NOT NULL,
    "follower" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    CONSTRAINT "pk_cursors" PRIMARY KEY ("business_id", "follower")
);


CREATE TABLE "devices" (
    "business_id" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    "till_id" BLOB NOT NULL,
    "enrolled_by" TEXT NOT NULL,
    "enrolled_at" INTEGER NOT NULL,
    "revoked" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "locked_until" INTEGER NULL,
    CONSTRAINT "pk_devices" PRIMARY KEY ("business_id", "hash")
);


CREATE TABLE "entries" (
    "business_id" BLOB NOT NULL,
    "seq" INTEGER NOT NULL,
    "id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_at" INTEGER NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    "business_date" TEXT NOT NULL,
    "site_id" BLOB NULL,
    "actor" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "resolves" INTEGER NULL,
    "reverses" INTEGER NULL,
    "order_id" BLOB NULL,
    "prev_hash" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "pk_entries" PRIMARY KEY ("business_id", "seq")
);


CREATE TABLE "facts" (
    "business_id" BLOB NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    CONSTRAINT "pk_facts" PRIMARY KEY ("business_id", "seq")
);


CREATE TABLE "gift_card_keys" (
    "business_id" BLOB NOT NULL CONSTRAINT "pk_gift_card_keys" PRIMARY KEY,
    "secret" BLOB NOT NULL,
    "print" BLOB NOT NULL
);


CREATE TABLE "gift_card_wishes" (
    "business_id" BLOB NOT NULL,
    "card_id" BLOB NOT NULL,
    "code_hash" BLOB NULL,
    "last" TEXT NULL,
    "buyer_name" TEXT NULL,
    "buyer_email" TEXT NULL,
    "recipient_name" TEXT NULL,
    "recipient_email" TEXT NULL,
    "greeting" TEXT NULL,
    "send_at" INTEGER NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_gift_card_wishes" PRIMARY KEY ("business_id", "card_id")
);


CREATE TABLE "gift_cards" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "code_hash" BLOB NOT NULL,
    "last" TEXT NOT NULL,
    "turn" INTEGER NULL,
    "origin" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "client_id" BLOB NULL,
    "site_id" BLOB NULL,
    "order_id" BLOB NULL,
    "line_id" BLOB NULL,
    "buyer_name" TEXT NULL,
    "buyer_email" TEXT NULL,
    "recipient_name" TEXT NULL,
    "recipient_email" TEXT NULL,
    "greeting" TEXT NULL,
    "send_at" INTEGER NULL,
    "sent_at" INTEGER NULL,
    "issued_at" INTEGER NOT NULL,
    "issued_by" TEXT NOT NULL,
    "expires_at" INTEGER NULL,
    "noticed_for" INTEGER NULL,
    "expired_at" INTEGER NULL,
    "blocked_at" INTEGER NULL,
    "block_reason" TEXT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_gift_cards" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "gift_purchases" (
    "business_id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "buyer_name" TEXT NOT NULL,
    "buyer_email" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "send_on" TEXT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    CONSTRAINT "pk_gift_purchases" PRIMARY KEY ("business_id", "order_id")
);


CREATE TABLE "holds" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "state" TEXT NOT NULL,
    "site_id" BLOB NOT NULL,
    "service_id" BLOB NOT NULL,
    "add_on_ids" TEXT NOT NULL,
    "member_id" BLOB NOT NULL,
    "person_id" BLOB NOT NULL,
    "room_id" BLOB NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "processing" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "price_amount" INTEGER NOT NULL,
    "quote_amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "placed_at" INTEGER NOT NULL,
    "keeper" TEXT NULL,
    CONSTRAINT "pk_holds" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "instalment_plans" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "total" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    "cancelled_at" INTEGER NULL,
    CONSTRAINT "pk_instalment_plans" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "logins" (
    "business_id" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "role" TEXT NOT NULL,
    "email" TEXT NULL,
    "password_hash" TEXT NULL,
    "pin_hash" TEXT NULL,
    "active" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "locked_until" INTEGER NULL,
    "pin_failures" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_logins" PRIMARY KEY ("business_id", "member_id")
);


CREATE TABLE "loyalty_events" (
    "business_id" BLOB NOT NULL,
    "seq" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "programme_id" BLOB NULL,
    "version" INTEGER NULL,
    "client_id" BLOB NULL,
    "order_id" BLOB NULL,
    "other_id" BLOB NULL,
    "at" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL,
    "spend" INTEGER NOT NULL,
    "birthday" INTEGER NOT NULL,
    "sign_up" INTEGER NOT NULL,
    "friend" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    CONSTRAINT "pk_loyalty_events" PRIMARY KEY ("business_id", "seq", "no")
);


CREATE TABLE "loyalty_notices" (
    "business_id" BLOB NOT NULL,
    "programme_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "on" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_loyalty_notices" PRIMARY KEY ("business_id", "programme_id", "client_id", "on")
);


CREATE TABLE "loyalty_programmes" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "sites" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "ended" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_loyalty_programmes" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "members" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NULL,
    "color" TEXT NOT NULL,
    "email" TEXT NULL,
    "active" INTEGER NOT NULL,
    "bookable" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_members" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "membership_plans" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NULL,
    "terms" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_membership_plans" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "messages" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "state" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "to_name" TEXT NULL,
    "from_name" TEXT NOT NULL,
    "reply_to" TEXT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "attachments" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" INTEGER NOT NULL,
    "error" TEXT NULL,
    "queued_at" INTEGER NOT NULL,
    "queued_seq" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_messages" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "orders" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "site_id" BLOB NOT NULL,
    "till_id" BLOB NULL,
    "client_id" BLOB NULL,
    "booking_id" BLOB NULL,
    "member_id" BLOB NULL,
    "split_from" BLOB NULL,
    "currency" TEXT NOT NULL,
    "business_date" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "tax_included" INTEGER NOT NULL,
    "tax_per" TEXT NOT NULL,
    "tax_rounding" TEXT NOT NULL,
    "cash_step" INTEGER NOT NULL,
    "discount_ppm" INTEGER NULL,
    "discount_amount" INTEGER NULL,
    "discount_reason" TEXT NULL,
    "net" INTEGER NOT NULL,
    "tax" INTEGER NOT NULL,
    "gross" INTEGER NOT NULL,
    "discount" INTEGER NOT NULL,
    "tips" INTEGER NOT NULL,
    "rounding" INTEGER NOT NULL,
    "covered" INTEGER NOT NULL,
    "paid" INTEGER NOT NULL,
    "refunded" INTEGER NOT NULL,
    "refunded_rounding" INTEGER NOT NULL,
    "codes" TEXT NULL,
    "offers" TEXT NULL,
    "payment_open" INTEGER NOT NULL,
    "party" INTEGER NULL,
    "charges" TEXT NULL,
    "void_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_orders" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "packages" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NULL,
    "price_amount" INTEGER NOT NULL,
    "price_currency" TEXT NOT NULL,
    "tax_ids" TEXT NOT NULL,
    "contents" TEXT NOT NULL,
    "activation" TEXT NOT NULL,
    "valid_months" INTEGER NULL,
    "valid_days" INTEGER NULL,
    "shareable" INTEGER NOT NULL,
    "transferable" INTEGER NOT NULL,
    "tax_at" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_packages" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "parties" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "host_id" BLOB NOT NULL,
    "made_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_parties" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "pay_assignments" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "plan_id" BLOB NULL,
    CONSTRAINT "pk_pay_assignments" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "pay_assists" (
    "business_id" BLOB NOT NULL,
    "line_id" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    CONSTRAINT "pk_pay_assists" PRIMARY KEY ("business_id", "line_id")
);


CREATE TABLE "pay_earnings" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "member_id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "line_id" BLOB NULL,
    "bucket_member" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "rule" INTEGER NOT NULL,
    "bucket_from" TEXT NOT NULL,
    "before" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "pk_pay_earnings" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "pay_extras" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "member_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "order_id" BLOB NULL,
    "day" TEXT NOT NULL,
    "reason" TEXT NULL,
    "entry_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "reversed_day" TEXT NULL,
    CONSTRAINT "pk_pay_extras" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "pay_guarantees" (
    "business_id" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "plan_id" BLOB NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "earned" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "entry_id" BLOB NOT NULL,
    CONSTRAINT "pk_pay_guarantees" PRIMARY KEY ("business_id", "member_id", "from", "to", "number")
);


CREATE TABLE "pay_plans" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_pay_plans" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "pay_returns" (
    "business_id" BLOB NOT NULL,
    "line_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "order_id" BLOB NOT NULL,
    "seq" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "gross" INTEGER NOT NULL,
    CONSTRAINT "pk_pay_returns" PRIMARY KEY ("business_id", "line_id", "number")
);


CREATE TABLE "pay_sales" (
    "business_id" BLOB NOT NULL,
    "line_id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "seq" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "site_id" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "currency" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "item_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT NULL,
    "quantity" INTEGER NOT NULL,
    "net" INTEGER NOT NULL,
    "gross" INTEGER NOT NULL,
    "list" INTEGER NOT NULL,
    "beside_service" INTEGER NOT NULL,
    "assistant_id" BLOB NULL,
    "plan_id" BLOB NULL,
    "plan_version" INTEGER NOT NULL,
    CONSTRAINT "pk_pay_sales" PRIMARY KEY ("business_id", "line_id")
);


CREATE TABLE "pay_tips" (
    "business_id" BLOB NOT NULL,
    "line_id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "day" TEXT NOT NULL,
    "member_id" BLOB NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "cash" INTEGER NOT NULL,
    "card" INTEGER NOT NULL,
    "other" INTEGER NOT NULL,
    CONSTRAINT "pk_pay_tips" PRIMARY KEY ("business_id", "line_id")
);


CREATE TABLE "payouts" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "currency" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "through" TEXT NOT NULL,
    "commission" INTEGER NOT NULL,
    "tips" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "till_id" BLOB NULL,
    "day" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "entry_id" BLOB NOT NULL,
    "reversed_reason" TEXT NULL,
    "reversed_at" INTEGER NULL,
    CONSTRAINT "pk_payouts" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "portal_links" (
    "business_id" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    "email" TEXT NOT NULL,
    "issued_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "used_by" BLOB NULL,
    CONSTRAINT "pk_portal_links" PRIMARY KEY ("business_id", "hash")
);


CREATE TABLE "portal_sessions" (
    "business_id" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    "email" TEXT NOT NULL,
    "client_id" BLOB NULL,
    "link_hash" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    CONSTRAINT "pk_portal_sessions" PRIMARY KEY ("business_id", "hash")
);


CREATE TABLE "products" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "brand" TEXT NULL,
    "sku" TEXT NULL,
    "barcode" TEXT NULL,
    "price_amount" INTEGER NOT NULL,
    "price_currency" TEXT NOT NULL,
    "tax_ids" TEXT NOT NULL,
    "cost_amount" INTEGER NULL,
    "minimum" INTEGER NULL,
    "maximum" INTEGER NULL,
    "active" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_products" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "promotion_versions" (
    "business_id" BLOB NOT NULL,
    "promotion_id" BLOB NOT NULL,
    "version" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    CONSTRAINT "pk_promotion_versions" PRIMARY KEY ("business_id", "promotion_id", "version")
);


CREATE TABLE "promotions" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "version" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "code" TEXT NULL,
    "terms" TEXT NOT NULL,
    CONSTRAINT "pk_promotions" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "receipts" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "refund_id" BLOB NULL,
    "kind" TEXT NOT NULL,
    "till_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "business_date" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "gross" INTEGER NOT NULL,
    "secret" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    CONSTRAINT "pk_receipts" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "refund_lines" (
    "business_id" BLOB NOT NULL,
    "refund_id" BLOB NOT NULL,
    "line_id" BLOB NOT NULL,
    "is_tip" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "gross" INTEGER NOT NULL,
    CONSTRAINT "pk_refund_lines" PRIMARY KEY ("business_id", "refund_id", "line_id")
);


CREATE TABLE "requests" (
    "business_id" BLOB NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" BLOB NOT NULL,
    "status" INTEGER NOT NULL,
    "body" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_requests" PRIMARY KEY ("business_id", "key")
);


CREATE TABLE "resources" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    CONSTRAINT "pk_resources" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "sandbox_charges" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_sandbox_charges" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "series" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "rule" TEXT NULL,
    "plan_id" BLOB NULL,
    "made_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_series" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "services" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT NULL,
    "kind" TEXT NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "buffer_before_minutes" INTEGER NOT NULL,
    "buffer_after_minutes" INTEGER NOT NULL,
    "processing" TEXT NOT NULL,
    "price_amount" INTEGER NOT NULL,
    "price_currency" TEXT NOT NULL,
    "tax_ids" TEXT NOT NULL,
    "add_on_ids" TEXT NOT NULL,
    "room_kind" TEXT NULL,
    "online" INTEGER NOT NULL,
    "description" TEXT NULL,
    "color" TEXT NULL,
    "active" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_services" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "sessions" (
    "business_id" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "till_id" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "revoked" INTEGER NOT NULL,
    CONSTRAINT "pk_sessions" PRIMARY KEY ("business_id", "hash")
);


CREATE TABLE "shifts" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "till_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "opened_by" TEXT NOT NULL,
    "float" INTEGER NOT NULL,
    "found_over" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "closed_by" TEXT NULL,
    "expected" INTEGER NULL,
    "counted" INTEGER NULL,
    "left" INTEGER NULL,
    "reason" TEXT NULL,
    "report" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_shifts" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "site_slugs" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_site_slugs" PRIMARY KEY,
    "business_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL
);


CREATE TABLE "sites" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "day_cut_off" TEXT NOT NULL,
    "phone" TEXT NULL,
    "email" TEXT NULL,
    "address" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_sites" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "stored_value_policies" (
    "business_id" BLOB NOT NULL,
    "version" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    CONSTRAINT "pk_stored_value_policies" PRIMARY KEY ("business_id", "version")
);


CREATE TABLE "tax_rates" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "ppm" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_tax_rates" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "till_rules" (
    "business_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "version" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    CONSTRAINT "pk_till_rules" PRIMARY KEY ("business_id", "site_id", "version")
);


CREATE TABLE "tip_pool_runs" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "pool_id" BLOB NOT NULL,
    "pool_version" INTEGER NOT NULL,
    "site_id" BLOB NOT NULL,
    "day" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "shares" TEXT NOT NULL,
    "entry_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "reversed_at" INTEGER NULL,
    CONSTRAINT "pk_tip_pool_runs" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "tip_pools" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_tip_pools" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "value_events" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NULL,
    "entry_id" BLOB NULL,
    CONSTRAINT "pk_value_events" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "visit_plans" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "steps" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_visit_plans" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "visit_terms" (
    "business_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "terms" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_visit_terms" PRIMARY KEY ("business_id", "site_id")
);


CREATE TABLE "waits" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "state" TEXT NOT NULL,
    "site_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "service_id" BLOB NOT NULL,
    "add_on_ids" TEXT NOT NULL,
    "member_id" BLOB NULL,
    "windows" TEXT NOT NULL,
    "first_date" TEXT NOT NULL,
    "last_date" TEXT NOT NULL,
    "note" TEXT NULL,
    "booking_id" BLOB NULL,
    "made_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_waits" PRIMARY KEY ("business_id", "id")
);


CREATE TABLE "weekly_hours" (
    "business_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "resource_id" BLOB NOT NULL,
    "day" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    CONSTRAINT "pk_weekly_hours" PRIMARY KEY ("business_id", "site_id", "resource_id", "day", "no")
);


CREATE TABLE "booking_add_ons" (
    "business_id" BLOB NOT NULL,
    "booking_id" BLOB NOT NULL,
    "position" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "service_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "price_amount" INTEGER NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    CONSTRAINT "pk_booking_add_ons" PRIMARY KEY ("business_id", "booking_id", "position"),
    CONSTRAINT "fk_booking_add_ons_booking_id" FOREIGN KEY ("business_id", "booking_id") REFERENCES "bookings" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "booking_history" (
    "business_id" BLOB NOT NULL,
    "booking_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "reason" TEXT NULL,
    "is_undone" INTEGER NOT NULL,
    CONSTRAINT "pk_booking_history" PRIMARY KEY ("business_id", "booking_id", "number"),
    CONSTRAINT "fk_booking_history_booking_id" FOREIGN KEY ("business_id", "booking_id") REFERENCES "bookings" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "booking_parts" (
    "business_id" BLOB NOT NULL,
    "booking_id" BLOB NOT NULL,
    "no" INTEGER NOT NULL,
    "starts" TEXT NOT NULL,
    "service_id" BLOB NOT NULL,
    "service_name" TEXT NOT NULL,
    "color" TEXT NULL,
    "member_id" BLOB NOT NULL,
    "person_id" BLOB NOT NULL,
    "room_id" BLOB NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "buffer_before_minutes" INTEGER NOT NULL,
    "buffer_after_minutes" INTEGER NOT NULL,
    "processing" TEXT NOT NULL,
    "price_amount" INTEGER NOT NULL,
    CONSTRAINT "pk_booking_parts" PRIMARY KEY ("business_id", "booking_id", "no"),
    CONSTRAINT "fk_booking_parts_booking_id" FOREIGN KEY ("business_id", "booking_id") REFERENCES "bookings" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "client_notes" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "pinned" INTEGER NOT NULL,
    CONSTRAINT "pk_client_notes" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_client_notes_client_id" FOREIGN KEY ("business_id", "client_id") REFERENCES "clients" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "client_remarks" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_client_remarks" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_client_remarks_client_id" FOREIGN KEY ("business_id", "client_id") REFERENCES "clients" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "lots" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "account_id" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "entry_seq" INTEGER NOT NULL,
    CONSTRAINT "pk_lots" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_lots_account_id" FOREIGN KEY ("business_id", "account_id") REFERENCES "accounts" ("business_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_lots_entry_seq" FOREIGN KEY ("business_id", "entry_seq") REFERENCES "entries" ("business_id", "seq") ON DELETE RESTRICT
);


CREATE TABLE "postings" (
    "business_id" BLOB NOT NULL,
    "entry_seq" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "layer" INTEGER NOT NULL,
    "lot_id" BLOB NULL,
    "order_id" BLOB NULL,
    "line_id" BLOB NULL,
    "tender_id" BLOB NULL,
    "rule" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "reverses_seq" INTEGER NULL,
    "reverses_no" INTEGER NULL,
    CONSTRAINT "pk_postings" PRIMARY KEY ("business_id", "entry_seq", "no"),
    CONSTRAINT "fk_postings_account_id" FOREIGN KEY ("business_id", "account_id") REFERENCES "accounts" ("business_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_postings_entry_seq" FOREIGN KEY ("business_id", "entry_seq") REFERENCES "entries" ("business_id", "seq") ON DELETE RESTRICT
);


CREATE TABLE "instalments" (
    "business_id" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "no" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "reminded_at" INTEGER NULL,
    CONSTRAINT "pk_instalments" PRIMARY KEY ("business_id", "plan_id", "no"),
    CONSTRAINT "fk_instalments_plan_id" FOREIGN KEY ("business_id", "plan_id") REFERENCES "instalment_plans" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "loyalty_versions" (
    "business_id" BLOB NOT NULL,
    "programme_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "valid_from" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    CONSTRAINT "pk_loyalty_versions" PRIMARY KEY ("business_id", "programme_id", "number"),
    CONSTRAINT "fk_loyalty_versions_programme_id" FOREIGN KEY ("business_id", "programme_id") REFERENCES "loyalty_programmes" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "member_services" (
    "business_id" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "service_id" BLOB NOT NULL,
    CONSTRAINT "pk_member_services" PRIMARY KEY ("business_id", "member_id", "service_id"),
    CONSTRAINT "fk_member_services_member_id" FOREIGN KEY ("business_id", "member_id") REFERENCES "members" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "memberships" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "currency" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "started_on" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "begun" INTEGER NOT NULL,
    "period_from" TEXT NOT NULL,
    "period_until" TEXT NOT NULL,
    "frozen_from" TEXT NULL,
    "frozen_until" TEXT NULL,
    "cancelled_on" TEXT NULL,
    "ends_on" TEXT NULL,
    "next_on" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_memberships" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_memberships_plan_id" FOREIGN KEY ("business_id", "plan_id") REFERENCES "membership_plans" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "order_lines" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "of_visit" INTEGER NOT NULL,
    "item_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "member_id" BLOB NULL,
    "member_name" TEXT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price" INTEGER NOT NULL,
    "price_reason" TEXT NULL,
    "quoted" INTEGER NULL,
    "override" TEXT NULL,
    "discount_ppm" INTEGER NULL,
    "discount_amount" INTEGER NULL,
    "discount_reason" TEXT NULL,
    "discountable" INTEGER NOT NULL,
    "terms" TEXT NULL,
    "cover_source" TEXT NULL,
    "cover_id" TEXT NULL,
    "cover_label" TEXT NULL,
    "bare_price" INTEGER NULL,
    "bare_taxes" TEXT NULL,
    "offer_discount" INTEGER NOT NULL,
    "offer_reason" TEXT NULL,
    "own_discount" INTEGER NOT NULL,
    "shared_discount" INTEGER NOT NULL,
    "net" INTEGER NOT NULL,
    "tax" INTEGER NOT NULL,
    "gross" INTEGER NOT NULL,
    "taxes" TEXT NOT NULL,
    "refunded_quantity" INTEGER NOT NULL,
    "refunded_gross" INTEGER NOT NULL,
    CONSTRAINT "pk_order_lines" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_order_lines_order_id" FOREIGN KEY ("business_id", "order_id") REFERENCES "orders" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "order_tips" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "member_name" TEXT NOT NULL,
    "auto" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "refunded" INTEGER NOT NULL,
    CONSTRAINT "pk_order_tips" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_order_tips_order_id" FOREIGN KEY ("business_id", "order_id") REFERENCES "orders" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "refunds" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "state" TEXT NOT NULL,
    "gross" INTEGER NOT NULL,
    "covered" INTEGER NOT NULL,
    "tips" INTEGER NOT NULL,
    "rounding" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "till_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_refunds" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_refunds_order_id" FOREIGN KEY ("business_id", "order_id") REFERENCES "orders" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "tenders" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "refund_id" BLOB NULL,
    "source_id" BLOB NULL,
    "method" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "tendered" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reference" TEXT NULL,
    "source" TEXT NULL,
    "provider" TEXT NULL,
    "reason" TEXT NULL,
    "till_id" BLOB NOT NULL,
    "pending_entry" BLOB NULL,
    "at" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "refunded" INTEGER NOT NULL,
    "of_deposit" INTEGER NOT NULL,
    "is_late" INTEGER NOT NULL,
    CONSTRAINT "pk_tenders" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_tenders_order_id" FOREIGN KEY ("business_id", "order_id") REFERENCES "orders" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "passes" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "package_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "order_id" BLOB NOT NULL,
    "line_id" BLOB NOT NULL,
    "currency" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "sold_at" INTEGER NOT NULL,
    "activated_on" TEXT NULL,
    "valid_until" TEXT NULL,
    "expires_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_passes" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_passes_package_id" FOREIGN KEY ("business_id", "package_id") REFERENCES "packages" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "party_guests" (
    "business_id" BLOB NOT NULL,
    "party_id" BLOB NOT NULL,
    "booking_id" BLOB NOT NULL,
    "host_pays" INTEGER NOT NULL,
    CONSTRAINT "pk_party_guests" PRIMARY KEY ("business_id", "party_id", "booking_id"),
    CONSTRAINT "fk_party_guests_party_id" FOREIGN KEY ("business_id", "party_id") REFERENCES "parties" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "pay_plan_versions" (
    "business_id" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    CONSTRAINT "pk_pay_plan_versions" PRIMARY KEY ("business_id", "plan_id", "number"),
    CONSTRAINT "fk_pay_plan_versions_plan_id" FOREIGN KEY ("business_id", "plan_id") REFERENCES "pay_plans" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "claims" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "resource_id" BLOB NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "shown_starts_at" INTEGER NOT NULL,
    "shown_ends_at" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "owner_id" BLOB NOT NULL,
    "state" TEXT NOT NULL,
    "expires_at" INTEGER NULL,
    "released" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "stamp" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_claims" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_claims_resource_id" FOREIGN KEY ("business_id", "resource_id") REFERENCES "resources" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "drawer_movements" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "shift_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NULL,
    "amount" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_drawer_movements" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_drawer_movements_shift_id" FOREIGN KEY ("business_id", "shift_id") REFERENCES "shifts" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "tills" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "next_receipt" INTEGER NOT NULL,
    "enrolled" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_tills" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_tills_site_id" FOREIGN KEY ("business_id", "site_id") REFERENCES "sites" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "tip_pool_versions" (
    "business_id" BLOB NOT NULL,
    "pool_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    CONSTRAINT "pk_tip_pool_versions" PRIMARY KEY ("business_id", "pool_id", "number"),
    CONSTRAINT "fk_tip_pool_versions_pool_id" FOREIGN KEY ("business_id", "pool_id") REFERENCES "tip_pools" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "wait_offers" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "wait_id" BLOB NOT NULL,
    "state" TEXT NOT NULL,
    "hold_id" BLOB NOT NULL,
    "site_id" BLOB NOT NULL,
    "member_id" BLOB NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "local_date" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "price_amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "hash" BLOB NULL,
    CONSTRAINT "pk_wait_offers" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_wait_offers_wait_id" FOREIGN KEY ("business_id", "wait_id") REFERENCES "waits" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "membership_changes" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "membership_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "order_id" BLOB NULL,
    "detail" TEXT NOT NULL,
    "reason" TEXT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT "pk_membership_changes" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_membership_changes_membership_id" FOREIGN KEY ("business_id", "membership_id") REFERENCES "memberships" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "membership_charges" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "membership_id" BLOB NOT NULL,
    "no" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "reminders" INTEGER NOT NULL,
    "order_id" BLOB NULL,
    "line_id" BLOB NULL,
    "paid_at" INTEGER NULL,
    "net" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "recognised" INTEGER NOT NULL,
    CONSTRAINT "pk_membership_charges" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_membership_charges_membership_id" FOREIGN KEY ("business_id", "membership_id") REFERENCES "memberships" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "pass_changes" (
    "business_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "pass_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "sessions" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    "order_id" BLOB NULL,
    "line_id" BLOB NULL,
    "detail" TEXT NOT NULL,
    "reason" TEXT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT "pk_pass_changes" PRIMARY KEY ("business_id", "id"),
    CONSTRAINT "fk_pass_changes_pass_id" FOREIGN KEY ("business_id", "pass_id") REFERENCES "passes" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "pass_sessions" (
    "business_id" BLOB NOT NULL,
    "pass_id" BLOB NOT NULL,
    "no" INTEGER NOT NULL,
    "group" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    "gross" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "order_id" BLOB NULL,
    "line_id" BLOB NULL,
    "service_id" BLOB NULL,
    "used_by" BLOB NULL,
    "used_at" INTEGER NULL,
    "held_for" BLOB NULL,
    "hold_entry" BLOB NULL,
    CONSTRAINT "pk_pass_sessions" PRIMARY KEY ("business_id", "pass_id", "no"),
    CONSTRAINT "fk_pass_sessions_pass_id" FOREIGN KEY ("business_id", "pass_id") REFERENCES "passes" ("business_id", "id") ON DELETE RESTRICT
);


CREATE TABLE "pass_shares" (
    "business_id" BLOB NOT NULL,
    "pass_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_pass_shares" PRIMARY KEY ("business_id", "pass_id", "client_id"),
    CONSTRAINT "fk_pass_shares_pass_id" FOREIGN KEY ("business_id", "pass_id") REFERENCES "passes" ("business_id", "id") ON DELETE RESTRICT
);


CREATE UNIQUE INDEX "ix_accounts_owner_kind_unit" ON "accounts" ("business_id", "owner", "kind", "unit");


CREATE UNIQUE INDEX "ix_api_keys_hash" ON "api_keys" ("business_id", "hash");


CREATE INDEX "ix_autopay_attempts_client_id_at" ON "autopay_attempts" ("business_id", "client_id", "at");


CREATE UNIQUE INDEX "ix_autopay_attempts_due_no" ON "autopay_attempts" ("business_id", "due", "no");


CREATE INDEX "ix_autopay_attempts_state" ON "autopay_attempts" ("business_id", "state");


CREATE INDEX "ix_booking_tokens_booking_id" ON "booking_tokens" ("business_id", "booking_id");


CREATE INDEX "ix_bookings_client_id_start" ON "bookings" ("business_id", "client_id", "start");


CREATE UNIQUE INDEX "ix_bookings_code" ON "bookings" ("business_id", "code");


CREATE INDEX "ix_bookings_party_id" ON "bookings" ("business_id", "party_id");


CREATE INDEX "ix_bookings_series_id" ON "bookings" ("business_id", "series_id");


CREATE INDEX "ix_bookings_site_id_local_date" ON "bookings" ("business_id", "site_id", "local_date");


CREATE INDEX "ix_bookings_start" ON "bookings" ("business_id", "start");


CREATE INDEX "ix_calendar_feeds_kind_subject" ON "calendar_feeds" ("business_id", "kind", "subject");


CREATE UNIQUE INDEX "ix_calendar_feeds_secret" ON "calendar_feeds" ("business_id", "secret");


CREATE INDEX "ix_cards_on_file_autopay" ON "cards_on_file" ("business_id", "autopay");


CREATE INDEX "ix_cards_on_file_client_id" ON "cards_on_file" ("business_id", "client_id");


CREATE INDEX "ix_claims_ends_at" ON "claims" ("business_id", "ends_at");


CREATE INDEX "ix_claims_owner_id" ON "claims" ("business_id", "owner_id");


CREATE INDEX "ix_claims_resource_id_ends_at" ON "claims" ("business_id", "resource_id", "ends_at");


CREATE INDEX "ix_claims_stamp" ON "claims" ("business_id", "stamp");


CREATE INDEX "ix_client_notes_client_id" ON "client_notes" ("business_id", "client_id");


CREATE INDEX "ix_client_remarks_client_id" ON "client_remarks" ("business_id", "client_id");


CREATE INDEX "ix_clients_email" ON "clients" ("business_id", "email");


CREATE INDEX "ix_clients_phone" ON "clients" ("business_id", "phone");


CREATE INDEX "ix_clients_search_text" ON "clients" ("business_id", "search_text");


CREATE INDEX "ix_drawer_movements_shift_id" ON "drawer_movements" ("business_id", "shift_id");


CREATE INDEX "ix_entries_business_date" ON "entries" ("business_id", "business_date");


CREATE UNIQUE INDEX "ix_entries_id" ON "entries" ("business_id", "id");


CREATE UNIQUE INDEX "ix_entries_resolves" ON "entries" ("business_id", "resolves") WHERE resolves IS NOT NULL;


CREATE INDEX "ix_facts_subject" ON "facts" ("business_id", "subject");


CREATE INDEX "ix_gift_card_wishes_at" ON "gift_card_wishes" ("business_id", "at");


CREATE INDEX "ix_gift_cards_client_id" ON "gift_cards" ("business_id", "client_id") WHERE client_id IS NOT NULL;


CREATE UNIQUE INDEX "ix_gift_cards_code_hash" ON "gift_cards" ("business_id", "code_hash");


CREATE INDEX "ix_gift_cards_expires_at" ON "gift_cards" ("business_id", "expires_at") WHERE expires_at IS NOT NULL;


CREATE INDEX "ix_gift_cards_order_id" ON "gift_cards" ("business_id", "order_id") WHERE order_id IS NOT NULL;


CREATE INDEX "ix_gift_cards_send_at" ON "gift_cards" ("business_id", "send_at") WHERE send_at IS NOT NULL AND sent_at IS NULL;


CREATE INDEX "ix_gift_purchases_at" ON "gift_purchases" ("business_id", "at");


CREATE INDEX "ix_holds_state_expires_at" ON "holds" ("business_id", "state", "expires_at");


CREATE INDEX "ix_instalment_plans_client_id" ON "instalment_plans" ("business_id", "client_id");


CREATE INDEX "ix_instalments_due_on" ON "instalments" ("business_id", "due_on") WHERE reminded_at IS NULL;


CREATE INDEX "ix_logins_" ON "logins" ("email");


CREATE UNIQUE INDEX "ix_logins_email" ON "logins" ("business_id", "email");


CREATE INDEX "ix_lots_account_id" ON "lots" ("business_id", "account_id");


CREATE INDEX "ix_lots_entry_seq" ON "lots" ("business_id", "entry_seq");


CREATE INDEX "ix_lots_expires_at" ON "lots" ("business_id", "expires_at") WHERE expires_at IS NOT NULL;


CREATE INDEX "ix_loyalty_events_client_id_seq" ON "loyalty_events" ("business_id", "client_id", "seq") WHERE client_id IS NOT NULL;


CREATE INDEX "ix_loyalty_events_order_id" ON "loyalty_events" ("business_id", "order_id") WHERE order_id IS NOT NULL;


CREATE INDEX "ix_membership_changes_client_id_at" ON "membership_changes" ("business_id", "client_id", "at");


CREATE INDEX "ix_membership_changes_membership_id_at" ON "membership_changes" ("business_id", "membership_id", "at");


CREATE INDEX "ix_membership_charges_line_id" ON "membership_charges" ("business_id", "line_id");


CREATE UNIQUE INDEX "ix_membership_charges_membership_id_no" ON "membership_charges" ("business_id", "membership_id", "no");


CREATE INDEX "ix_membership_charges_state" ON "membership_charges" ("business_id", "state");


CREATE INDEX "ix_membership_plans_search_text" ON "membership_plans" ("business_id", "search_text");


CREATE INDEX "ix_memberships_client_id" ON "memberships" ("business_id", "client_id");


CREATE INDEX "ix_memberships_phase_next_on" ON "memberships" ("business_id", "phase", "next_on");


CREATE INDEX "ix_memberships_plan_id" ON "memberships" ("business_id", "plan_id");


CREATE INDEX "ix_messages_about" ON "messages" ("business_id", "about");


CREATE UNIQUE INDEX "ix_messages_queued_seq" ON "messages" ("business_id", "queued_seq");


CREATE INDEX "ix_messages_state_next_attempt_at" ON "messages" ("business_id", "state", "next_attempt_at");


CREATE INDEX "ix_order_lines_order_id" ON "order_lines" ("business_id", "order_id");


CREATE INDEX "ix_order_tips_order_id" ON "order_tips" ("business_id", "order_id");


CREATE INDEX "ix_orders_client_id" ON "orders" ("business_id", "client_id");


CREATE INDEX "ix_orders_number" ON "orders" ("business_id", "number");


CREATE INDEX "ix_orders_payment_open" ON "orders" ("business_id", "payment_open") WHERE payment_open;


CREATE INDEX "ix_orders_site_id_business_date" ON "orders" ("business_id", "site_id", "business_date");


CREATE INDEX "ix_packages_search_text" ON "packages" ("business_id", "search_text");


CREATE INDEX "ix_pass_changes_client_id_at" ON "pass_changes" ("business_id", "client_id", "at");


CREATE INDEX "ix_pass_changes_pass_id_at" ON "pass_changes" ("business_id", "pass_id", "at");


CREATE INDEX "ix_pass_sessions_held_for" ON "pass_sessions" ("business_id", "held_for");


CREATE INDEX "ix_pass_shares_client_id" ON "pass_shares" ("business_id", "client_id");


CREATE INDEX "ix_passes_client_id" ON "passes" ("business_id", "client_id");


CREATE UNIQUE INDEX "ix_passes_line_id" ON "passes" ("business_id", "line_id");


CREATE INDEX "ix_passes_package_id" ON "passes" ("business_id", "package_id");


CREATE INDEX "ix_passes_state_expires_at" ON "passes" ("business_id", "state", "expires_at");


CREATE UNIQUE INDEX "ix_pay_assignments_member_id_number" ON "pay_assignments" ("business_id", "member_id", "number");


CREATE INDEX "ix_pay_earnings_bucket_member_bucket_from" ON "pay_earnings" ("business_id", "bucket_member", "bucket_from");


CREATE INDEX "ix_pay_earnings_line_id" ON "pay_earnings" ("business_id", "line_id") WHERE line_id IS NOT NULL;


CREATE INDEX "ix_pay_earnings_order_id" ON "pay_earnings" ("business_id", "order_id");


CREATE INDEX "ix_pay_extras_day" ON "pay_extras" ("business_id", "day");


CREATE INDEX "ix_pay_extras_entry_id" ON "pay_extras" ("business_id", "entry_id");


CREATE INDEX "ix_pay_returns_order_id" ON "pay_returns" ("business_id", "order_id");


CREATE INDEX "ix_pay_sales_day" ON "pay_sales" ("business_id", "day");


CREATE INDEX "ix_pay_sales_order_id" ON "pay_sales" ("business_id", "order_id");


CREATE INDEX "ix_pay_tips_day" ON "pay_tips" ("business_id", "day");


CREATE UNIQUE INDEX "ix_payouts_member_id_currency_number" ON "payouts" ("business_id", "member_id", "currency", "number");


CREATE INDEX "ix_portal_links_email" ON "portal_links" ("business_id", "email");


CREATE INDEX "ix_portal_links_expires_at" ON "portal_links" ("business_id", "expires_at");


CREATE INDEX "ix_portal_sessions_email" ON "portal_sessions" ("business_id", "email");


CREATE INDEX "ix_portal_sessions_expires_at" ON "portal_sessions" ("business_id", "expires_at");


CREATE INDEX "ix_postings_account_id_entry_seq" ON "postings" ("business_id", "account_id", "entry_seq");


CREATE INDEX "ix_postings_lot_id" ON "postings" ("business_id", "lot_id") WHERE lot_id IS NOT NULL;


CREATE INDEX "ix_postings_order_id" ON "postings" ("business_id", "order_id") WHERE order_id IS NOT NULL;


CREATE INDEX "ix_postings_reverses_seq_reverses_no" ON "postings" ("business_id", "reverses_seq", "reverses_no") WHERE reverses_seq IS NOT NULL;


CREATE UNIQUE INDEX "ix_products_barcode" ON "products" ("business_id", "barcode");


CREATE INDEX "ix_products_search_text" ON "products" ("business_id", "search_text");


CREATE UNIQUE INDEX "ix_promotions_code" ON "promotions" ("business_id", "code") WHERE active;


CREATE INDEX "ix_receipts_order_id" ON "receipts" ("business_id", "order_id");


CREATE UNIQUE INDEX "ix_receipts_secret" ON "receipts" ("business_id", "secret");


CREATE UNIQUE INDEX "ix_receipts_till_id_number" ON "receipts" ("business_id", "till_id", "number");


CREATE INDEX "ix_refunds_order_id" ON "refunds" ("business_id", "order_id");


CREATE INDEX "ix_services_search_text" ON "services" ("business_id", "search_text");


CREATE INDEX "ix_sessions_member_id" ON "sessions" ("business_id", "member_id");


CREATE UNIQUE INDEX "ix_shifts_till_id" ON "shifts" ("business_id", "till_id") WHERE closed_at IS NULL;


CREATE UNIQUE INDEX "ix_shifts_till_id_number" ON "shifts" ("business_id", "till_id", "number");


CREATE INDEX "ix_tenders_order_id" ON "tenders" ("business_id", "order_id");


CREATE INDEX "ix_tills_site_id" ON "tills" ("business_id", "site_id");


CREATE UNIQUE INDEX "ix_tip_pool_runs_site_id_day_number" ON "tip_pool_runs" ("business_id", "site_id", "day", "number");


CREATE INDEX "ix_value_events_subject_at" ON "value_events" ("business_id", "subject", "at");


CREATE INDEX "ix_visit_plans_search_text" ON "visit_plans" ("business_id", "search_text");


CREATE INDEX "ix_wait_offers_hash" ON "wait_offers" ("business_id", "hash");


CREATE INDEX "ix_wait_offers_hold_id" ON "wait_offers" ("business_id", "hold_id");


CREATE INDEX "ix_wait_offers_site_id_local_date" ON "wait_offers" ("business_id", "site_id", "local_date");


CREATE INDEX "ix_wait_offers_wait_id" ON "wait_offers" ("business_id", "wait_id");


CREATE INDEX "ix_waits_client_id" ON "waits" ("business_id", "client_id");


CREATE INDEX "ix_waits_site_id_state_first_date" ON "waits" ("business_id", "site_id", "state", "first_date");


