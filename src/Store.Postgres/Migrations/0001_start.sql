CREATE TABLE accounts (
    business_id uuid NOT NULL,
    id bigint NOT NULL,
    kind character varying(32) NOT NULL,
    owner character varying(64) NOT NULL,
    unit character varying(64) NOT NULL,
    floor bigint,
    lots integer NOT NULL,
    entry_seq bigint NOT NULL,
    CONSTRAINT pk_accounts PRIMARY KEY (business_id, id)
);


CREATE TABLE api_keys (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    hash bytea NOT NULL,
    prefix character varying(24) NOT NULL,
    scopes text NOT NULL,
    created_at bigint NOT NULL,
    revoked boolean NOT NULL,
    CONSTRAINT pk_api_keys PRIMARY KEY (business_id, id)
);


CREATE TABLE audit (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    at bigint NOT NULL,
    actor character varying(64) NOT NULL,
    action character varying(64) NOT NULL,
    subject character varying(64) NOT NULL,
    detail character varying(500) NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (business_id, id)
);


CREATE TABLE autopay_attempts (
    business_id uuid NOT NULL,
    order_id uuid NOT NULL,
    due character varying(80) NOT NULL,
    no integer NOT NULL,
    client_id uuid NOT NULL,
    site_id uuid NOT NULL,
    card_id uuid NOT NULL,
    card character varying(60) NOT NULL,
    what character varying(300) NOT NULL,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    due_on date NOT NULL,
    "on" date NOT NULL,
    state character varying(24) NOT NULL,
    reason character varying(300),
    at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT pk_autopay_attempts PRIMARY KEY (business_id, order_id)
);


CREATE TABLE balances (
    business_id uuid NOT NULL,
    account_id bigint NOT NULL,
    balance bigint NOT NULL,
    floor bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_balances PRIMARY KEY (business_id, account_id)
);


CREATE TABLE booking_tokens (
    business_id uuid NOT NULL,
    hash bytea NOT NULL,
    booking_id uuid NOT NULL,
    issued_at bigint NOT NULL,
    CONSTRAINT pk_booking_tokens PRIMARY KEY (business_id, hash)
);


CREATE TABLE bookings (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    code character varying(6) NOT NULL,
    state character varying(24) NOT NULL,
    site_id uuid NOT NULL,
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    local_date date NOT NULL,
    local_start time without time zone NOT NULL,
    time_zone character varying(64) NOT NULL,
    service_id uuid NOT NULL,
    service_name character varying(200) NOT NULL,
    color character varying(24),
    member_id uuid NOT NULL,
    person_id uuid NOT NULL,
    room_id uuid,
    client_id uuid,
    contact_email character varying(254),
    contact_name character varying(120),
    note character varying(2000),
    source character varying(24) NOT NULL,
    order_id uuid NOT NULL,
    series_id uuid,
    party_id uuid,
    keeps_session boolean NOT NULL,
    price_amount bigint NOT NULL,
    service_price_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    duration_minutes integer NOT NULL,
    buffer_before_minutes integer NOT NULL,
    buffer_after_minutes integer NOT NULL,
    processing text NOT NULL,
    policy_hours integer NOT NULL,
    policy_text character varying(400) NOT NULL,
    terms text,
    deposit_amount bigint NOT NULL,
    fee_amount bigint NOT NULL,
    fee_reason character varying(400),
    fee_waived boolean NOT NULL,
    is_late_cancel boolean NOT NULL,
    sequence integer NOT NULL,
    made_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    changed_by character varying(320) NOT NULL,
    steps integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_bookings PRIMARY KEY (business_id, id)
);


CREATE TABLE business_heads (
    business_id uuid NOT NULL,
    fact_seq bigint NOT NULL,
    entry_seq bigint NOT NULL,
    entry_hash bytea NOT NULL,
    schedule_stamp bigint NOT NULL,
    setup_stamp bigint NOT NULL,
    epoch integer NOT NULL,
    clock_at bigint,
    is_test boolean NOT NULL,
    CONSTRAINT pk_business_heads PRIMARY KEY (business_id)
);


CREATE TABLE businesses (
    business_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    slug character varying(60) NOT NULL,
    currency character varying(3) NOT NULL,
    time_zone character varying(64) NOT NULL,
    locale character varying(35) NOT NULL,
    prices_include_tax boolean NOT NULL,
    tax_rounding character varying(24) NOT NULL,
    tax_per character varying(24) NOT NULL,
    cash_step bigint NOT NULL,
    logo_text character varying(40),
    accent character varying(7),
    version integer NOT NULL,
    CONSTRAINT pk_businesses PRIMARY KEY (business_id)
);


CREATE TABLE calendar_feeds (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    kind character varying(24) NOT NULL,
    subject uuid NOT NULL,
    shows character varying(24) NOT NULL,
    secret character varying(22) NOT NULL,
    made_at bigint NOT NULL,
    CONSTRAINT pk_calendar_feeds PRIMARY KEY (business_id, id)
);


CREATE TABLE cards_on_file (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    provider character varying(40) NOT NULL,
    token character varying(120) NOT NULL,
    brand character varying(40) NOT NULL,
    last4 character varying(4) NOT NULL,
    good_until date NOT NULL,
    autopay boolean NOT NULL,
    kept_at bigint NOT NULL,
    agreed_at bigint NOT NULL,
    agreed_by character varying(120) NOT NULL,
    removed_at bigint,
    version integer NOT NULL,
    CONSTRAINT pk_cards_on_file PRIMARY KEY (business_id, id)
);


CREATE TABLE client_accounts (
    business_id uuid NOT NULL,
    client_id uuid NOT NULL,
    "limit" bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_client_accounts PRIMARY KEY (business_id, client_id)
);


CREATE TABLE clients (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254),
    phone character varying(16),
    birthday date,
    pronouns character varying(40),
    tags character varying(880) NOT NULL,
    marketing_consent boolean NOT NULL,
    created_at bigint NOT NULL,
    last_visit date,
    search_text character varying(400) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_clients PRIMARY KEY (business_id, id)
);


CREATE TABLE co_signs (
    business_id uuid NOT NULL,
    hash bytea NOT NULL,
    member_id uuid NOT NULL,
    till_id uuid NOT NULL,
    subject character varying(64) NOT NULL,
    at bigint NOT NULL,
    used boolean NOT NULL,
    CONSTRAINT pk_co_signs PRIMARY KEY (business_id, hash)
);


CREATE TABLE cursors (
    business_id uuid NOT NULL,
    follower character varying(64) NOT NULL,
    seq bigint NOT NULL,
    CONSTRAINT pk_cursors PRIMARY KEY (business_id, follower)
);


CREATE TABLE devices (
    business_id uuid NOT NULL,
    hash bytea NOT NULL,
    till_id uuid NOT NULL,
    enrolled_by text NOT NULL,
    enrolled_at bigint NOT NULL,
    revoked boolean NOT NULL,
    failures integer NOT NULL,
    locked_until bigint,
    CONSTRAINT pk_devices PRIMARY KEY (business_id, hash)
);


CREATE TABLE entries (
    business_id uuid NOT NULL,
    seq bigint NOT NULL,
    id uuid NOT NULL,
    kind character varying(32) NOT NULL,
    occurred_at bigint NOT NULL,
    recorded_at bigint NOT NULL,
    business_date date NOT NULL,
    site_id uuid,
    actor character varying(128) NOT NULL,
    request character varying(320) NOT NULL,
    state integer NOT NULL,
    resolves bigint,
    reverses bigint,
    order_id uuid,
    prev_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_entries PRIMARY KEY (business_id, seq)
);


CREATE TABLE facts (
    business_id uuid NOT NULL,
    seq bigint NOT NULL,
    type character varying(64) NOT NULL,
    subject character varying(64) NOT NULL,
    at bigint NOT NULL,
    actor character varying(64) NOT NULL,
    data text NOT NULL,
    CONSTRAINT pk_facts PRIMARY KEY (business_id, seq)
);


CREATE TABLE gift_card_keys (
    business_id uuid NOT NULL,
    secret bytea NOT NULL,
    print bytea NOT NULL,
    CONSTRAINT pk_gift_card_keys PRIMARY KEY (business_id)
);


CREATE TABLE gift_card_wishes (
    business_id uuid NOT NULL,
    card_id uuid NOT NULL,
    code_hash bytea,
    last character varying(4),
    buyer_name character varying(120),
    buyer_email character varying(254),
    recipient_name character varying(120),
    recipient_email character varying(254),
    greeting character varying(500),
    send_at bigint,
    at bigint NOT NULL,
    CONSTRAINT pk_gift_card_wishes PRIMARY KEY (business_id, card_id)
);


CREATE TABLE gift_cards (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    code_hash bytea NOT NULL,
    last character varying(4) NOT NULL,
    turn integer,
    origin character varying(24) NOT NULL,
    currency character varying(3) NOT NULL,
    client_id uuid,
    site_id uuid,
    order_id uuid,
    line_id uuid,
    buyer_name character varying(120),
    buyer_email character varying(254),
    recipient_name character varying(120),
    recipient_email character varying(254),
    greeting character varying(500),
    send_at bigint,
    sent_at bigint,
    issued_at bigint NOT NULL,
    issued_by character varying(64) NOT NULL,
    expires_at bigint,
    noticed_for bigint,
    expired_at bigint,
    blocked_at bigint,
    block_reason character varying(200),
    search_text character varying(768) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_gift_cards PRIMARY KEY (business_id, id)
);


CREATE TABLE gift_purchases (
    business_id uuid NOT NULL,
    order_id uuid NOT NULL,
    site_id uuid NOT NULL,
    buyer_name character varying(120) NOT NULL,
    buyer_email character varying(254) NOT NULL,
    recipient character varying(120) NOT NULL,
    send_on date,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT pk_gift_purchases PRIMARY KEY (business_id, order_id)
);


CREATE TABLE holds (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    state character varying(24) NOT NULL,
    site_id uuid NOT NULL,
    service_id uuid NOT NULL,
    add_on_ids character varying(480) NOT NULL,
    member_id uuid NOT NULL,
    person_id uuid NOT NULL,
    room_id uuid,
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    processing text NOT NULL,
    expires_at bigint NOT NULL,
    price_amount bigint NOT NULL,
    quote_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    placed_at bigint NOT NULL,
    keeper character varying(32),
    CONSTRAINT pk_holds PRIMARY KEY (business_id, id)
);


CREATE TABLE instalment_plans (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    total bigint NOT NULL,
    made_at bigint NOT NULL,
    cancelled_at bigint,
    CONSTRAINT pk_instalment_plans PRIMARY KEY (business_id, id)
);


CREATE TABLE logins (
    business_id uuid NOT NULL,
    member_id uuid NOT NULL,
    role character varying(24) NOT NULL,
    email character varying(254),
    password_hash character varying(200),
    pin_hash character varying(200),
    active boolean NOT NULL,
    failures integer NOT NULL,
    locked_until bigint,
    pin_failures integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_logins PRIMARY KEY (business_id, member_id)
);


CREATE TABLE loyalty_events (
    business_id uuid NOT NULL,
    seq bigint NOT NULL,
    no integer NOT NULL,
    kind character varying(16) NOT NULL,
    programme_id uuid,
    version integer,
    client_id uuid,
    order_id uuid,
    other_id uuid,
    at bigint NOT NULL,
    day date NOT NULL,
    points bigint NOT NULL,
    counted bigint NOT NULL,
    spend bigint NOT NULL,
    birthday bigint NOT NULL,
    sign_up bigint NOT NULL,
    friend bigint NOT NULL,
    data text NOT NULL,
    CONSTRAINT pk_loyalty_events PRIMARY KEY (business_id, seq, no)
);


CREATE TABLE loyalty_notices (
    business_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    client_id uuid NOT NULL,
    "on" date NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_loyalty_notices PRIMARY KEY (business_id, programme_id, client_id, "on")
);


CREATE TABLE loyalty_programmes (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    sites text NOT NULL,
    unit character varying(64) NOT NULL,
    ended boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_loyalty_programmes PRIMARY KEY (business_id, id)
);


CREATE TABLE members (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    title character varying(120),
    color character varying(7) NOT NULL,
    email character varying(254),
    active boolean NOT NULL,
    bookable boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_members PRIMARY KEY (business_id, id)
);


CREATE TABLE membership_plans (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    description character varying(2000),
    terms text NOT NULL,
    active boolean NOT NULL,
    search_text character varying(240) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_membership_plans PRIMARY KEY (business_id, id)
);


CREATE TABLE messages (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    state character varying(24) NOT NULL,
    "to" character varying(254) NOT NULL,
    to_name character varying(120),
    from_name character varying(120) NOT NULL,
    reply_to character varying(254),
    subject character varying(200) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    attachments text NOT NULL,
    about character varying(64) NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at bigint NOT NULL,
    error character varying(400),
    queued_at bigint NOT NULL,
    queued_seq bigint NOT NULL,
    sent_at bigint,
    version integer NOT NULL,
    CONSTRAINT pk_messages PRIMARY KEY (business_id, id)
);


CREATE TABLE orders (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    number bigint NOT NULL,
    state character varying(24) NOT NULL,
    site_id uuid NOT NULL,
    till_id uuid,
    client_id uuid,
    booking_id uuid,
    member_id uuid,
    split_from uuid,
    currency character varying(3) NOT NULL,
    business_date date NOT NULL,
    opened_at bigint NOT NULL,
    closed_at bigint,
    tax_included boolean NOT NULL,
    tax_per character varying(24) NOT NULL,
    tax_rounding character varying(24) NOT NULL,
    cash_step bigint NOT NULL,
    discount_ppm integer,
    discount_amount bigint,
    discount_reason character varying(200),
    net bigint NOT NULL,
    tax bigint NOT NULL,
    gross bigint NOT NULL,
    discount bigint NOT NULL,
    tips bigint NOT NULL,
    rounding bigint NOT NULL,
    covered bigint NOT NULL,
    paid bigint NOT NULL,
    refunded bigint NOT NULL,
    refunded_rounding bigint NOT NULL,
    codes character varying(400),
    offers text,
    payment_open boolean NOT NULL,
    party integer,
    charges text,
    void_reason character varying(200),
    version integer NOT NULL,
    CONSTRAINT pk_orders PRIMARY KEY (business_id, id)
);


CREATE TABLE packages (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    description character varying(2000),
    price_amount bigint NOT NULL,
    price_currency character varying(3) NOT NULL,
    tax_ids text NOT NULL,
    contents text NOT NULL,
    activation character varying(24) NOT NULL,
    valid_months integer,
    valid_days integer,
    shareable boolean NOT NULL,
    transferable boolean NOT NULL,
    tax_at character varying(24) NOT NULL,
    active boolean NOT NULL,
    search_text character varying(240) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_packages PRIMARY KEY (business_id, id)
);


CREATE TABLE parties (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    host_id uuid NOT NULL,
    made_at bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_parties PRIMARY KEY (business_id, id)
);


CREATE TABLE pay_assignments (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    number integer NOT NULL,
    "from" date NOT NULL,
    plan_id uuid,
    CONSTRAINT pk_pay_assignments PRIMARY KEY (business_id, id)
);


CREATE TABLE pay_assists (
    business_id uuid NOT NULL,
    line_id uuid NOT NULL,
    member_id uuid NOT NULL,
    CONSTRAINT pk_pay_assists PRIMARY KEY (business_id, line_id)
);


CREATE TABLE pay_earnings (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    kind character varying(24) NOT NULL,
    member_id uuid NOT NULL,
    order_id uuid NOT NULL,
    line_id uuid,
    bucket_member uuid NOT NULL,
    plan_id uuid NOT NULL,
    plan_version integer NOT NULL,
    rule integer NOT NULL,
    bucket_from date NOT NULL,
    before bigint NOT NULL,
    base bigint NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT pk_pay_earnings PRIMARY KEY (business_id, id)
);


CREATE TABLE pay_extras (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    kind character varying(24) NOT NULL,
    member_id uuid NOT NULL,
    site_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    amount bigint NOT NULL,
    order_id uuid,
    day date NOT NULL,
    reason character varying(200),
    entry_id uuid NOT NULL,
    at bigint NOT NULL,
    reversed_day date,
    CONSTRAINT pk_pay_extras PRIMARY KEY (business_id, id)
);


CREATE TABLE pay_guarantees (
    business_id uuid NOT NULL,
    member_id uuid NOT NULL,
    "from" date NOT NULL,
    "to" date NOT NULL,
    number integer NOT NULL,
    plan_id uuid NOT NULL,
    plan_version integer NOT NULL,
    earned bigint NOT NULL,
    amount bigint NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT pk_pay_guarantees PRIMARY KEY (business_id, member_id, "from", "to", number)
);


CREATE TABLE pay_plans (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    active boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_pay_plans PRIMARY KEY (business_id, id)
);


CREATE TABLE pay_returns (
    business_id uuid NOT NULL,
    line_id uuid NOT NULL,
    number integer NOT NULL,
    order_id uuid NOT NULL,
    seq bigint NOT NULL,
    no integer NOT NULL,
    day date NOT NULL,
    gross bigint NOT NULL,
    CONSTRAINT pk_pay_returns PRIMARY KEY (business_id, line_id, number)
);


CREATE TABLE pay_sales (
    business_id uuid NOT NULL,
    line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    seq bigint NOT NULL,
    no integer NOT NULL,
    day date NOT NULL,
    site_id uuid NOT NULL,
    member_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    kind character varying(24) NOT NULL,
    item_id character varying(64),
    name character varying(120) NOT NULL,
    category character varying(120),
    quantity bigint NOT NULL,
    net bigint NOT NULL,
    gross bigint NOT NULL,
    list bigint NOT NULL,
    beside_service boolean NOT NULL,
    assistant_id uuid,
    plan_id uuid,
    plan_version integer NOT NULL,
    CONSTRAINT pk_pay_sales PRIMARY KEY (business_id, line_id)
);


CREATE TABLE pay_tips (
    business_id uuid NOT NULL,
    line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    day date NOT NULL,
    member_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    amount bigint NOT NULL,
    cash bigint NOT NULL,
    card bigint NOT NULL,
    other bigint NOT NULL,
    CONSTRAINT pk_pay_tips PRIMARY KEY (business_id, line_id)
);


CREATE TABLE payouts (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    number integer NOT NULL,
    through date NOT NULL,
    commission bigint NOT NULL,
    tips bigint NOT NULL,
    method character varying(24) NOT NULL,
    till_id uuid,
    day date NOT NULL,
    at bigint NOT NULL,
    actor character varying(128) NOT NULL,
    entry_id uuid NOT NULL,
    reversed_reason character varying(200),
    reversed_at bigint,
    CONSTRAINT pk_payouts PRIMARY KEY (business_id, id)
);


CREATE TABLE portal_links (
    business_id uuid NOT NULL,
    hash bytea NOT NULL,
    email character varying(254) NOT NULL,
    issued_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_by bytea,
    CONSTRAINT pk_portal_links PRIMARY KEY (business_id, hash)
);


CREATE TABLE portal_sessions (
    business_id uuid NOT NULL,
    hash bytea NOT NULL,
    email character varying(254) NOT NULL,
    client_id uuid,
    link_hash bytea NOT NULL,
    at bigint NOT NULL,
    expires_at bigint NOT NULL,
    CONSTRAINT pk_portal_sessions PRIMARY KEY (business_id, hash)
);


CREATE TABLE products (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    brand character varying(120),
    sku character varying(64),
    barcode character varying(64),
    price_amount bigint NOT NULL,
    price_currency character varying(3) NOT NULL,
    tax_ids character varying(320) NOT NULL,
    cost_amount bigint,
    minimum integer,
    maximum integer,
    active boolean NOT NULL,
    search_text character varying(320) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_products PRIMARY KEY (business_id, id)
);


CREATE TABLE promotion_versions (
    business_id uuid NOT NULL,
    promotion_id uuid NOT NULL,
    version integer NOT NULL,
    at bigint NOT NULL,
    terms text NOT NULL,
    CONSTRAINT pk_promotion_versions PRIMARY KEY (business_id, promotion_id, version)
);


CREATE TABLE promotions (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    version integer NOT NULL,
    active boolean NOT NULL,
    code character varying(32),
    terms text NOT NULL,
    CONSTRAINT pk_promotions PRIMARY KEY (business_id, id)
);


CREATE TABLE receipts (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    refund_id uuid,
    kind character varying(24) NOT NULL,
    till_id uuid NOT NULL,
    number bigint NOT NULL,
    business_date date NOT NULL,
    at bigint NOT NULL,
    gross bigint NOT NULL,
    secret character varying(22) NOT NULL,
    content text NOT NULL,
    CONSTRAINT pk_receipts PRIMARY KEY (business_id, id)
);


CREATE TABLE refund_lines (
    business_id uuid NOT NULL,
    refund_id uuid NOT NULL,
    line_id uuid NOT NULL,
    is_tip boolean NOT NULL,
    quantity bigint NOT NULL,
    gross bigint NOT NULL,
    CONSTRAINT pk_refund_lines PRIMARY KEY (business_id, refund_id, line_id)
);


CREATE TABLE requests (
    business_id uuid NOT NULL,
    key character varying(320) NOT NULL,
    fingerprint bytea NOT NULL,
    status integer NOT NULL,
    body bytea NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_requests PRIMARY KEY (business_id, key)
);


CREATE TABLE resources (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT pk_resources PRIMARY KEY (business_id, id)
);


CREATE TABLE sandbox_charges (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    token character varying(64) NOT NULL,
    state character varying(24) NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_sandbox_charges PRIMARY KEY (business_id, id)
);


CREATE TABLE series (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    client_id uuid NOT NULL,
    name character varying(480) NOT NULL,
    rule character varying(200),
    plan_id uuid,
    made_at bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_series PRIMARY KEY (business_id, id)
);


CREATE TABLE services (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    category character varying(80),
    kind character varying(24) NOT NULL,
    duration_minutes integer NOT NULL,
    buffer_before_minutes integer NOT NULL,
    buffer_after_minutes integer NOT NULL,
    processing text NOT NULL,
    price_amount bigint NOT NULL,
    price_currency character varying(3) NOT NULL,
    tax_ids character varying(320) NOT NULL,
    add_on_ids character varying(2000) NOT NULL,
    room_kind character varying(40),
    online boolean NOT NULL,
    description character varying(2000),
    color character varying(7),
    active boolean NOT NULL,
    search_text character varying(320) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_services PRIMARY KEY (business_id, id)
);


CREATE TABLE sessions (
    business_id uuid NOT NULL,
    hash bytea NOT NULL,
    member_id uuid NOT NULL,
    till_id uuid,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked boolean NOT NULL,
    CONSTRAINT pk_sessions PRIMARY KEY (business_id, hash)
);


CREATE TABLE shifts (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    till_id uuid NOT NULL,
    site_id uuid NOT NULL,
    number bigint NOT NULL,
    currency character varying(3) NOT NULL,
    opened_at bigint NOT NULL,
    opened_by character varying(80) NOT NULL,
    float bigint NOT NULL,
    found_over bigint NOT NULL,
    closed_at bigint,
    closed_by character varying(80),
    expected bigint,
    counted bigint,
    "left" bigint,
    reason character varying(200),
    report text,
    version integer NOT NULL,
    CONSTRAINT pk_shifts PRIMARY KEY (business_id, id)
);


CREATE TABLE site_slugs (
    slug character varying(60) NOT NULL,
    business_id uuid NOT NULL,
    site_id uuid NOT NULL,
    CONSTRAINT pk_site_slugs PRIMARY KEY (slug)
);


CREATE TABLE sites (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    slug character varying(60) NOT NULL,
    time_zone character varying(64) NOT NULL,
    currency character varying(3) NOT NULL,
    day_cut_off time without time zone NOT NULL,
    phone character varying(40),
    email character varying(254),
    address character varying(400),
    version integer NOT NULL,
    CONSTRAINT pk_sites PRIMARY KEY (business_id, id)
);


CREATE TABLE stored_value_policies (
    business_id uuid NOT NULL,
    version integer NOT NULL,
    since bigint NOT NULL,
    actor character varying(64) NOT NULL,
    terms text NOT NULL,
    CONSTRAINT pk_stored_value_policies PRIMARY KEY (business_id, version)
);


CREATE TABLE tax_rates (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    ppm integer NOT NULL,
    active boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_tax_rates PRIMARY KEY (business_id, id)
);


CREATE TABLE till_rules (
    business_id uuid NOT NULL,
    site_id uuid NOT NULL,
    version integer NOT NULL,
    at bigint NOT NULL,
    terms text NOT NULL,
    CONSTRAINT pk_till_rules PRIMARY KEY (business_id, site_id, version)
);


CREATE TABLE tip_pool_runs (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    pool_id uuid NOT NULL,
    pool_version integer NOT NULL,
    site_id uuid NOT NULL,
    day date NOT NULL,
    number integer NOT NULL,
    currency character varying(3) NOT NULL,
    total bigint NOT NULL,
    shares text NOT NULL,
    entry_id uuid NOT NULL,
    at bigint NOT NULL,
    reversed_at bigint,
    CONSTRAINT pk_tip_pool_runs PRIMARY KEY (business_id, id)
);


CREATE TABLE tip_pools (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_tip_pools PRIMARY KEY (business_id, id)
);


CREATE TABLE value_events (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    subject character varying(64) NOT NULL,
    kind character varying(24) NOT NULL,
    at bigint NOT NULL,
    actor character varying(64) NOT NULL,
    reason character varying(200),
    entry_id uuid,
    CONSTRAINT pk_value_events PRIMARY KEY (business_id, id)
);


CREATE TABLE visit_plans (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    search_text character varying(240) NOT NULL,
    steps text NOT NULL,
    active boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_visit_plans PRIMARY KEY (business_id, id)
);


CREATE TABLE visit_terms (
    business_id uuid NOT NULL,
    site_id uuid NOT NULL,
    terms text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_visit_terms PRIMARY KEY (business_id, site_id)
);


CREATE TABLE waits (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    state character varying(24) NOT NULL,
    site_id uuid NOT NULL,
    client_id uuid NOT NULL,
    service_id uuid NOT NULL,
    add_on_ids character varying(500) NOT NULL,
    member_id uuid,
    windows text NOT NULL,
    first_date date NOT NULL,
    last_date date NOT NULL,
    note character varying(2000),
    booking_id uuid,
    made_at bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_waits PRIMARY KEY (business_id, id)
);


CREATE TABLE weekly_hours (
    business_id uuid NOT NULL,
    site_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    day integer NOT NULL,
    no integer NOT NULL,
    "from" time without time zone NOT NULL,
    "to" time without time zone NOT NULL,
    CONSTRAINT pk_weekly_hours PRIMARY KEY (business_id, site_id, resource_id, day, no)
);


CREATE TABLE booking_add_ons (
    business_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    position integer NOT NULL,
    part integer NOT NULL,
    service_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    price_amount bigint NOT NULL,
    duration_minutes integer NOT NULL,
    CONSTRAINT pk_booking_add_ons PRIMARY KEY (business_id, booking_id, position),
    CONSTRAINT fk_booking_add_ons_booking_id FOREIGN KEY (business_id, booking_id) REFERENCES bookings (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE booking_history (
    business_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    number integer NOT NULL,
    at bigint NOT NULL,
    action character varying(24) NOT NULL,
    from_state character varying(24) NOT NULL,
    to_state character varying(24) NOT NULL,
    actor character varying(64) NOT NULL,
    actor_name character varying(120) NOT NULL,
    reason character varying(200),
    is_undone boolean NOT NULL,
    CONSTRAINT pk_booking_history PRIMARY KEY (business_id, booking_id, number),
    CONSTRAINT fk_booking_history_booking_id FOREIGN KEY (business_id, booking_id) REFERENCES bookings (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE booking_parts (
    business_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    no integer NOT NULL,
    starts character varying(24) NOT NULL,
    service_id uuid NOT NULL,
    service_name character varying(200) NOT NULL,
    color character varying(24),
    member_id uuid NOT NULL,
    person_id uuid NOT NULL,
    room_id uuid,
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    buffer_before_minutes integer NOT NULL,
    buffer_after_minutes integer NOT NULL,
    processing text NOT NULL,
    price_amount bigint NOT NULL,
    CONSTRAINT pk_booking_parts PRIMARY KEY (business_id, booking_id, no),
    CONSTRAINT fk_booking_parts_booking_id FOREIGN KEY (business_id, booking_id) REFERENCES bookings (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE client_notes (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    text character varying(4000) NOT NULL,
    author character varying(120) NOT NULL,
    at bigint NOT NULL,
    pinned boolean NOT NULL,
    CONSTRAINT pk_client_notes PRIMARY KEY (business_id, id),
    CONSTRAINT fk_client_notes_client_id FOREIGN KEY (business_id, client_id) REFERENCES clients (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE client_remarks (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    kind character varying(24) NOT NULL,
    text character varying(400) NOT NULL,
    severity character varying(24) NOT NULL,
    source character varying(120) NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_client_remarks PRIMARY KEY (business_id, id),
    CONSTRAINT fk_client_remarks_client_id FOREIGN KEY (business_id, client_id) REFERENCES clients (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE lots (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id bigint NOT NULL,
    unit character varying(64) NOT NULL,
    opened_at bigint NOT NULL,
    expires_at bigint,
    entry_seq bigint NOT NULL,
    CONSTRAINT pk_lots PRIMARY KEY (business_id, id),
    CONSTRAINT fk_lots_account_id FOREIGN KEY (business_id, account_id) REFERENCES accounts (business_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_lots_entry_seq FOREIGN KEY (business_id, entry_seq) REFERENCES entries (business_id, seq) ON DELETE RESTRICT
);


CREATE TABLE postings (
    business_id uuid NOT NULL,
    entry_seq bigint NOT NULL,
    no integer NOT NULL,
    account_id bigint NOT NULL,
    amount bigint NOT NULL,
    unit character varying(64) NOT NULL,
    layer integer NOT NULL,
    lot_id uuid,
    order_id uuid,
    line_id uuid,
    tender_id uuid,
    rule character varying(64) NOT NULL,
    rule_version integer NOT NULL,
    reverses_seq bigint,
    reverses_no integer,
    CONSTRAINT pk_postings PRIMARY KEY (business_id, entry_seq, no),
    CONSTRAINT fk_postings_account_id FOREIGN KEY (business_id, account_id) REFERENCES accounts (business_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_postings_entry_seq FOREIGN KEY (business_id, entry_seq) REFERENCES entries (business_id, seq) ON DELETE RESTRICT
);


CREATE TABLE instalments (
    business_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    no integer NOT NULL,
    due_on date NOT NULL,
    amount bigint NOT NULL,
    reminded_at bigint,
    CONSTRAINT pk_instalments PRIMARY KEY (business_id, plan_id, no),
    CONSTRAINT fk_instalments_plan_id FOREIGN KEY (business_id, plan_id) REFERENCES instalment_plans (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE loyalty_versions (
    business_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    number integer NOT NULL,
    valid_from bigint NOT NULL,
    terms text NOT NULL,
    made_by character varying(128) NOT NULL,
    made_at bigint NOT NULL,
    CONSTRAINT pk_loyalty_versions PRIMARY KEY (business_id, programme_id, number),
    CONSTRAINT fk_loyalty_versions_programme_id FOREIGN KEY (business_id, programme_id) REFERENCES loyalty_programmes (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE member_services (
    business_id uuid NOT NULL,
    member_id uuid NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT pk_member_services PRIMARY KEY (business_id, member_id, service_id),
    CONSTRAINT fk_member_services_member_id FOREIGN KEY (business_id, member_id) REFERENCES members (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE memberships (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    client_id uuid NOT NULL,
    site_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    terms text NOT NULL,
    phase character varying(24) NOT NULL,
    started_on date NOT NULL,
    anchor date NOT NULL,
    since integer NOT NULL,
    begun integer NOT NULL,
    period_from date NOT NULL,
    period_until date NOT NULL,
    frozen_from date,
    frozen_until date,
    cancelled_on date,
    ends_on date,
    next_on date NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_memberships PRIMARY KEY (business_id, id),
    CONSTRAINT fk_memberships_plan_id FOREIGN KEY (business_id, plan_id) REFERENCES membership_plans (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE order_lines (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    position integer NOT NULL,
    kind character varying(24) NOT NULL,
    of_visit boolean NOT NULL,
    item_id character varying(40),
    name character varying(120) NOT NULL,
    member_id uuid,
    member_name character varying(120),
    quantity bigint NOT NULL,
    unit_price bigint NOT NULL,
    price_reason character varying(200),
    quoted bigint,
    override text,
    discount_ppm integer,
    discount_amount bigint,
    discount_reason character varying(200),
    discountable boolean NOT NULL,
    terms text,
    cover_source character varying(16),
    cover_id character varying(40),
    cover_label character varying(120),
    bare_price bigint,
    bare_taxes text,
    offer_discount bigint NOT NULL,
    offer_reason character varying(200),
    own_discount bigint NOT NULL,
    shared_discount bigint NOT NULL,
    net bigint NOT NULL,
    tax bigint NOT NULL,
    gross bigint NOT NULL,
    taxes text NOT NULL,
    refunded_quantity bigint NOT NULL,
    refunded_gross bigint NOT NULL,
    CONSTRAINT pk_order_lines PRIMARY KEY (business_id, id),
    CONSTRAINT fk_order_lines_order_id FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE order_tips (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    member_id uuid NOT NULL,
    member_name character varying(120) NOT NULL,
    auto boolean NOT NULL,
    amount bigint NOT NULL,
    refunded bigint NOT NULL,
    CONSTRAINT pk_order_tips PRIMARY KEY (business_id, id),
    CONSTRAINT fk_order_tips_order_id FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE refunds (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    state character varying(24) NOT NULL,
    gross bigint NOT NULL,
    covered bigint NOT NULL,
    tips bigint NOT NULL,
    rounding bigint NOT NULL,
    reason character varying(200) NOT NULL,
    till_id uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_refunds PRIMARY KEY (business_id, id),
    CONSTRAINT fk_refunds_order_id FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE tenders (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    refund_id uuid,
    source_id uuid,
    method character varying(24) NOT NULL,
    amount bigint NOT NULL,
    tendered bigint NOT NULL,
    state character varying(24) NOT NULL,
    reference character varying(120),
    source character varying(40),
    provider character varying(24),
    reason character varying(200),
    till_id uuid NOT NULL,
    pending_entry uuid,
    at bigint NOT NULL,
    returned bigint NOT NULL,
    refunded bigint NOT NULL,
    of_deposit boolean NOT NULL,
    is_late boolean NOT NULL,
    CONSTRAINT pk_tenders PRIMARY KEY (business_id, id),
    CONSTRAINT fk_tenders_order_id FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE passes (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    package_id uuid NOT NULL,
    client_id uuid NOT NULL,
    site_id uuid NOT NULL,
    order_id uuid NOT NULL,
    line_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    terms text NOT NULL,
    state character varying(24) NOT NULL,
    sold_at bigint NOT NULL,
    activated_on date,
    valid_until date,
    expires_at bigint,
    version integer NOT NULL,
    CONSTRAINT pk_passes PRIMARY KEY (business_id, id),
    CONSTRAINT fk_passes_package_id FOREIGN KEY (business_id, package_id) REFERENCES packages (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE party_guests (
    business_id uuid NOT NULL,
    party_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    host_pays boolean NOT NULL,
    CONSTRAINT pk_party_guests PRIMARY KEY (business_id, party_id, booking_id),
    CONSTRAINT fk_party_guests_party_id FOREIGN KEY (business_id, party_id) REFERENCES parties (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE pay_plan_versions (
    business_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    number integer NOT NULL,
    "from" date NOT NULL,
    terms text NOT NULL,
    at bigint NOT NULL,
    actor character varying(128) NOT NULL,
    CONSTRAINT pk_pay_plan_versions PRIMARY KEY (business_id, plan_id, number),
    CONSTRAINT fk_pay_plan_versions_plan_id FOREIGN KEY (business_id, plan_id) REFERENCES pay_plans (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE claims (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    resource_id uuid NOT NULL,
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    shown_starts_at bigint NOT NULL,
    shown_ends_at bigint NOT NULL,
    purpose character varying(24) NOT NULL,
    owner_id uuid NOT NULL,
    state character varying(24) NOT NULL,
    expires_at bigint,
    released boolean NOT NULL,
    reason character varying(200),
    stamp bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_claims PRIMARY KEY (business_id, id),
    CONSTRAINT fk_claims_resource_id FOREIGN KEY (business_id, resource_id) REFERENCES resources (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE drawer_movements (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    shift_id uuid NOT NULL,
    kind character varying(24) NOT NULL,
    place character varying(24),
    amount bigint NOT NULL,
    reason character varying(200) NOT NULL,
    actor character varying(80) NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_drawer_movements PRIMARY KEY (business_id, id),
    CONSTRAINT fk_drawer_movements_shift_id FOREIGN KEY (business_id, shift_id) REFERENCES shifts (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE tills (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    next_receipt bigint NOT NULL,
    enrolled boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_tills PRIMARY KEY (business_id, id),
    CONSTRAINT fk_tills_site_id FOREIGN KEY (business_id, site_id) REFERENCES sites (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE tip_pool_versions (
    business_id uuid NOT NULL,
    pool_id uuid NOT NULL,
    number integer NOT NULL,
    "from" date NOT NULL,
    terms text NOT NULL,
    CONSTRAINT pk_tip_pool_versions PRIMARY KEY (business_id, pool_id, number),
    CONSTRAINT fk_tip_pool_versions_pool_id FOREIGN KEY (business_id, pool_id) REFERENCES tip_pools (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE wait_offers (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    wait_id uuid NOT NULL,
    state character varying(24) NOT NULL,
    hold_id uuid NOT NULL,
    site_id uuid NOT NULL,
    member_id uuid NOT NULL,
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    local_date date NOT NULL,
    expires_at bigint NOT NULL,
    price_amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    made_at bigint NOT NULL,
    ended_at bigint,
    hash bytea,
    CONSTRAINT pk_wait_offers PRIMARY KEY (business_id, id),
    CONSTRAINT fk_wait_offers_wait_id FOREIGN KEY (business_id, wait_id) REFERENCES waits (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE membership_changes (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    membership_id uuid NOT NULL,
    client_id uuid NOT NULL,
    kind character varying(24) NOT NULL,
    at bigint NOT NULL,
    amount bigint NOT NULL,
    order_id uuid,
    detail character varying(400) NOT NULL,
    reason character varying(200),
    by character varying(120) NOT NULL,
    CONSTRAINT pk_membership_changes PRIMARY KEY (business_id, id),
    CONSTRAINT fk_membership_changes_membership_id FOREIGN KEY (business_id, membership_id) REFERENCES memberships (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE membership_charges (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    membership_id uuid NOT NULL,
    no integer NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    price bigint NOT NULL,
    state character varying(24) NOT NULL,
    due_on date NOT NULL,
    reminders integer NOT NULL,
    order_id uuid,
    line_id uuid,
    paid_at bigint,
    net bigint NOT NULL,
    returned bigint NOT NULL,
    recognised bigint NOT NULL,
    CONSTRAINT pk_membership_charges PRIMARY KEY (business_id, id),
    CONSTRAINT fk_membership_charges_membership_id FOREIGN KEY (business_id, membership_id) REFERENCES memberships (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE pass_changes (
    business_id uuid NOT NULL,
    id uuid NOT NULL,
    pass_id uuid NOT NULL,
    client_id uuid NOT NULL,
    kind character varying(24) NOT NULL,
    at bigint NOT NULL,
    sessions integer NOT NULL,
    value bigint NOT NULL,
    order_id uuid,
    line_id uuid,
    detail character varying(400) NOT NULL,
    reason character varying(200),
    by character varying(120) NOT NULL,
    CONSTRAINT pk_pass_changes PRIMARY KEY (business_id, id),
    CONSTRAINT fk_pass_changes_pass_id FOREIGN KEY (business_id, pass_id) REFERENCES passes (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE pass_sessions (
    business_id uuid NOT NULL,
    pass_id uuid NOT NULL,
    no integer NOT NULL,
    "group" integer NOT NULL,
    value bigint NOT NULL,
    gross bigint NOT NULL,
    state character varying(24) NOT NULL,
    order_id uuid,
    line_id uuid,
    service_id uuid,
    used_by uuid,
    used_at bigint,
    held_for uuid,
    hold_entry uuid,
    CONSTRAINT pk_pass_sessions PRIMARY KEY (business_id, pass_id, no),
    CONSTRAINT fk_pass_sessions_pass_id FOREIGN KEY (business_id, pass_id) REFERENCES passes (business_id, id) ON DELETE RESTRICT
);


CREATE TABLE pass_shares (
    business_id uuid NOT NULL,
    pass_id uuid NOT NULL,
    client_id uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_pass_shares PRIMARY KEY (business_id, pass_id, client_id),
    CONSTRAINT fk_pass_shares_pass_id FOREIGN KEY (business_id, pass_id) REFERENCES passes (business_id, id) ON DELETE RESTRICT
);


CREATE UNIQUE INDEX ix_accounts_owner_kind_unit ON accounts (business_id, owner, kind, unit);


CREATE UNIQUE INDEX ix_api_keys_hash ON api_keys (business_id, hash);


CREATE INDEX ix_autopay_attempts_client_id_at ON autopay_attempts (business_id, client_id, at);


CREATE UNIQUE INDEX ix_autopay_attempts_due_no ON autopay_attempts (business_id, due, no);


CREATE INDEX ix_autopay_attempts_state ON autopay_attempts (business_id, state);


CREATE INDEX ix_booking_tokens_booking_id ON booking_tokens (business_id, booking_id);


CREATE INDEX ix_bookings_client_id_start ON bookings (business_id, client_id, start);


CREATE UNIQUE INDEX ix_bookings_code ON bookings (business_id, code);


CREATE INDEX ix_bookings_party_id ON bookings (business_id, party_id);


CREATE INDEX ix_bookings_series_id ON bookings (business_id, series_id);


CREATE INDEX ix_bookings_site_id_local_date ON bookings (business_id, site_id, local_date);


CREATE INDEX ix_bookings_start ON bookings (business_id, start);


CREATE INDEX ix_calendar_feeds_kind_subject ON calendar_feeds (business_id, kind, subject);


CREATE UNIQUE INDEX ix_calendar_feeds_secret ON calendar_feeds (business_id, secret);


CREATE INDEX ix_cards_on_file_autopay ON cards_on_file (business_id, autopay);


CREATE INDEX ix_cards_on_file_client_id ON cards_on_file (business_id, client_id);


CREATE INDEX ix_claims_ends_at ON claims (business_id, ends_at);


CREATE INDEX ix_claims_owner_id ON claims (business_id, owner_id);


CREATE INDEX ix_claims_resource_id_ends_at ON claims (business_id, resource_id, ends_at);


CREATE INDEX ix_claims_stamp ON claims (business_id, stamp);


CREATE INDEX ix_client_notes_client_id ON client_notes (business_id, client_id);


CREATE INDEX ix_client_remarks_client_id ON client_remarks (business_id, client_id);


CREATE INDEX ix_clients_email ON clients (business_id, email);


CREATE INDEX ix_clients_phone ON clients (business_id, phone);


CREATE INDEX ix_clients_search_text ON clients (business_id, search_text);


CREATE INDEX ix_drawer_movements_shift_id ON drawer_movements (business_id, shift_id);


CREATE INDEX ix_entries_business_date ON entries (business_id, business_date);


CREATE UNIQUE INDEX ix_entries_id ON entries (business_id, id);


CREATE UNIQUE INDEX ix_entries_resolves ON entries (business_id, resolves) WHERE resolves IS NOT NULL;


CREATE INDEX ix_facts_subject ON facts (business_id, subject);


CREATE INDEX ix_gift_card_wishes_at ON gift_card_wishes (business_id, at);


CREATE INDEX ix_gift_cards_client_id ON gift_cards (business_id, client_id) WHERE client_id IS NOT NULL;


CREATE UNIQUE INDEX ix_gift_cards_code_hash ON gift_cards (business_id, code_hash);


CREATE INDEX ix_gift_cards_expires_at ON gift_cards (business_id, expires_at) WHERE expires_at IS NOT NULL;


CREATE INDEX ix_gift_cards_order_id ON gift_cards (business_id, order_id) WHERE order_id IS NOT NULL;


CREATE INDEX ix_gift_cards_send_at ON gift_cards (business_id, send_at) WHERE send_at IS NOT NULL AND sent_at IS NULL;


CREATE INDEX ix_gift_purchases_at ON gift_purchases (business_id, at);


CREATE INDEX ix_holds_state_expires_at ON holds (business_id, state, expires_at);


CREATE INDEX ix_instalment_plans_client_id ON instalment_plans (business_id, client_id);


CREATE INDEX ix_instalments_due_on ON instalments (business_id, due_on) WHERE reminded_at IS NULL;


CREATE INDEX ix_logins_ ON logins (email);


CREATE UNIQUE INDEX ix_logins_email ON logins (business_id, email);


CREATE INDEX ix_lots_account_id ON lots (business_id, account_id);


CREATE INDEX ix_lots_entry_seq ON lots (business_id, entry_seq);


CREATE INDEX ix_lots_expires_at ON lots (business_id, expires_at) WHERE expires_at IS NOT NULL;


CREATE INDEX ix_loyalty_events_client_id_seq ON loyalty_events (business_id, client_id, seq) WHERE client_id IS NOT NULL;


CREATE INDEX ix_loyalty_events_order_id ON loyalty_events (business_id, order_id) WHERE order_id IS NOT NULL;


CREATE INDEX ix_membership_changes_client_id_at ON membership_changes (business_id, client_id, at);


CREATE INDEX ix_membership_changes_membership_id_at ON membership_changes (business_id, membership_id, at);


CREATE INDEX ix_membership_charges_line_id ON membership_charges (business_id, line_id);


CREATE UNIQUE INDEX ix_membership_charges_membership_id_no ON membership_charges (business_id, membership_id, no);


CREATE INDEX ix_membership_charges_state ON membership_charges (business_id, state);


CREATE INDEX ix_membership_plans_search_text ON membership_plans (business_id, search_text);


CREATE INDEX ix_memberships_client_id ON memberships (business_id, client_id);


CREATE INDEX ix_memberships_phase_next_on ON memberships (business_id, phase, next_on);


CREATE INDEX ix_memberships_plan_id ON memberships (business_id, plan_id);


CREATE INDEX ix_messages_about ON messages (business_id, about);


CREATE UNIQUE INDEX ix_messages_queued_seq ON messages (business_id, queued_seq);


CREATE INDEX ix_messages_state_next_attempt_at ON messages (business_id, state, next_attempt_at);


CREATE INDEX ix_order_lines_order_id ON order_lines (business_id, order_id);


CREATE INDEX ix_order_tips_order_id ON order_tips (business_id, order_id);


CREATE INDEX ix_orders_client_id ON orders (business_id, client_id);


CREATE INDEX ix_orders_number ON orders (business_id, number);


CREATE INDEX ix_orders_payment_open ON orders (business_id, payment_open) WHERE payment_open;


CREATE INDEX ix_orders_site_id_business_date ON orders (business_id, site_id, business_date);


CREATE INDEX ix_packages_search_text ON packages (business_id, search_text);


CREATE INDEX ix_pass_changes_client_id_at ON pass_changes (business_id, client_id, at);


CREATE INDEX ix_pass_changes_pass_id_at ON pass_changes (business_id, pass_id, at);


CREATE INDEX ix_pass_sessions_held_for ON pass_sessions (business_id, held_for);


CREATE INDEX ix_pass_shares_client_id ON pass_shares (business_id, client_id);


CREATE INDEX ix_passes_client_id ON passes (business_id, client_id);


CREATE UNIQUE INDEX ix_passes_line_id ON passes (business_id, line_id);


CREATE INDEX ix_passes_package_id ON passes (business_id, package_id);


CREATE INDEX ix_passes_state_expires_at ON passes (business_id, state, expires_at);


CREATE UNIQUE INDEX ix_pay_assignments_member_id_number ON pay_assignments (business_id, member_id, number);


CREATE INDEX ix_pay_earnings_bucket_member_bucket_from ON pay_earnings (business_id, bucket_member, bucket_from);


CREATE INDEX ix_pay_earnings_line_id ON pay_earnings (business_id, line_id) WHERE line_id IS NOT NULL;


CREATE INDEX ix_pay_earnings_order_id ON pay_earnings (business_id, order_id);


CREATE INDEX ix_pay_extras_day ON pay_extras (business_id, day);


CREATE INDEX ix_pay_extras_entry_id ON pay_extras (business_id, entry_id);


CREATE INDEX ix_pay_returns_order_id ON pay_returns (business_id, order_id);


CREATE INDEX ix_pay_sales_day ON pay_sales (business_id, day);


CREATE INDEX ix_pay_sales_order_id ON pay_sales (business_id, order_id);


CREATE INDEX ix_pay_tips_day ON pay_tips (business_id, day);


CREATE UNIQUE INDEX ix_payouts_member_id_currency_number ON payouts (business_id, member_id, currency, number);


CREATE INDEX ix_portal_links_email ON portal_links (business_id, email);


CREATE INDEX ix_portal_links_expires_at ON portal_links (business_id, expires_at);


CREATE INDEX ix_portal_sessions_email ON portal_sessions (business_id, email);


CREATE INDEX ix_portal_sessions_expires_at ON portal_sessions (business_id, expires_at);


CREATE INDEX ix_postings_account_id_entry_seq ON postings (business_id, account_id, entry_seq);


CREATE INDEX ix_postings_lot_id ON postings (business_id, lot_id) WHERE lot_id IS NOT NULL;


CREATE INDEX ix_postings_order_id ON postings (business_id, order_id) WHERE order_id IS NOT NULL;


CREATE INDEX ix_postings_reverses_seq_reverses_no ON postings (business_id, reverses_seq, reverses_no) WHERE reverses_seq IS NOT NULL;


CREATE UNIQUE INDEX ix_products_barcode ON products (business_id, barcode);


CREATE INDEX ix_products_search_text ON products (business_id, search_text);


CREATE UNIQUE INDEX ix_promotions_code ON promotions (business_id, code) WHERE active;


CREATE INDEX ix_receipts_order_id ON receipts (business_id, order_id);


CREATE UNIQUE INDEX ix_receipts_secret ON receipts (business_id, secret);


CREATE UNIQUE INDEX ix_receipts_till_id_number ON receipts (business_id, till_id, number);


CREATE INDEX ix_refunds_order_id ON refunds (business_id, order_id);


CREATE INDEX ix_services_search_text ON services (business_id, search_text);


CREATE INDEX ix_sessions_member_id ON sessions (business_id, member_id);


CREATE UNIQUE INDEX ix_shifts_till_id ON shifts (business_id, till_id) WHERE closed_at IS NULL;


CREATE UNIQUE INDEX ix_shifts_till_id_number ON shifts (business_id, till_id, number);


CREATE INDEX ix_tenders_order_id ON tenders (business_id, order_id);


CREATE INDEX ix_tills_site_id ON tills (business_id, site_id);


CREATE UNIQUE INDEX ix_tip_pool_runs_site_id_day_number ON tip_pool_runs (business_id, site_id, day, number);


CREATE INDEX ix_value_events_subject_at ON value_events (business_id, subject, at);


CREATE INDEX ix_visit_plans_search_text ON visit_plans (business_id, search_text);


CREATE INDEX ix_wait_offers_hash ON wait_offers (business_id, hash);


CREATE INDEX ix_wait_offers_hold_id ON wait_offers (business_id, hold_id);


CREATE INDEX ix_wait_offers_site_id_local_date ON wait_offers (business_id, site_id, local_date);


CREATE INDEX ix_wait_offers_wait_id ON wait_offers (business_id, wait_id);


CREATE INDEX ix_waits_client_id ON waits (business_id, client_id);


CREATE INDEX ix_waits_site_id_state_first_date ON waits (business_id, site_id, state, first_date);


