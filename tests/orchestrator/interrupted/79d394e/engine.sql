BEGIN TRANSACTION;
CREATE TABLE application_versions (
    version_id TEXT NOT NULL PRIMARY KEY,
    version_name TEXT NOT NULL UNIQUE,
    version_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL);
INSERT INTO "application_versions" VALUES('0e31023b-58e9-479d-974b-1de2df397aa2','1',1795745773000,1795745773000,'scriptgen');
CREATE TABLE dbos_migrations (version INTEGER NOT NULL PRIMARY KEY);
INSERT INTO "dbos_migrations" VALUES(125);
CREATE TABLE notifications (
    message_uuid TEXT NOT NULL DEFAULT (hex(randomblob(16))) PRIMARY KEY,
    destination_uuid TEXT NOT NULL,
    topic TEXT,
    message TEXT NOT NULL,
    created_at_epoch_ms INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000), "serialization" TEXT DEFAULT NULL, "consumed" BOOLEAN NOT NULL DEFAULT FALSE, consumed_by_function_id INTEGER,
    FOREIGN KEY (destination_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE "operation_outputs" (
    workflow_uuid TEXT NOT NULL,
    function_id INTEGER NOT NULL,
    function_name TEXT NOT NULL DEFAULT '',
    output TEXT,
    error TEXT,
    child_workflow_id TEXT,
    started_at_epoch_ms INTEGER,
    completed_at_epoch_ms INTEGER,
    serialization TEXT,
    application_name TEXT DEFAULT NULL,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    PRIMARY KEY (workflow_uuid, function_id)
);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',1,'prepare','["451dd07f668342348483e75c46cf0564","d7a4bb9188594bd9828f6c2d3dc1131d","f7893027b99d4eadb12f519ba8516e5e","59b4c88f0d9949a9bfa3c280ca196571","c861a6134cfa44cba18ba65e2e8fdf22","25321313ea0347d59e1eb2ea10a06c4e","35adf7289d3644f5b997b776d2c23671","ef8af55388d5406dadb3a5a8ae52f6f6","39530defae2d441e91c8c80173748d79","f0836ffc9957453f9bd5fda8d66aa3b6","8a4895ec0afb4cfd88861e06aa471944","2df5fc9b66394681a3f4566ec0d1a652","702fab17290e411fa6e4ba80f6120db9","6876de9a40f54e5c818ad30790b79f91","ce929956fdb841b697837201861d3702","786541cb28fe431eb39411f38ff50136","b0325bc6251649008a7855a4ab634f89","0d3a92e32a9d43f1bc6a95b9b00b60de","98be92385bed43c0bed2a443acb8d7ab","9273af05de044bd4a402dc1806de913a","759fc855831c4c558c6aa32a2ae0af89","b80a0dcf4184450d88011a007383c094","ede02710b7db41ce9cfa194107f9c33f","d450e23ecd8f48969ae8004ab35a72c0","a1da6a9b6a54443e96334f5672759fca","3156325d3226440fb9d69b0c236a1ae6"]',NULL,NULL,1795745774641,1795745776982,'portable_json','scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',2,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.451dd07f668342348483e75c46cf0564',1795745776994,1795745777015,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',3,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.d7a4bb9188594bd9828f6c2d3dc1131d',1795745777025,1795745777032,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',4,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.f7893027b99d4eadb12f519ba8516e5e',1795745777044,1795745777052,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',5,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.59b4c88f0d9949a9bfa3c280ca196571',1795745777064,1795745777100,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',6,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.c861a6134cfa44cba18ba65e2e8fdf22',1795745777106,1795745777109,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',7,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.25321313ea0347d59e1eb2ea10a06c4e',1795745777111,1795745777166,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',8,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.35adf7289d3644f5b997b776d2c23671',1795745777186,1795745777231,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',9,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.ef8af55388d5406dadb3a5a8ae52f6f6',1795745777281,1795745777292,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',10,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.39530defae2d441e91c8c80173748d79',1795745777315,1795745777348,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',11,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.f0836ffc9957453f9bd5fda8d66aa3b6',1795745777413,1795745777448,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',12,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.8a4895ec0afb4cfd88861e06aa471944',1795745777511,1795745777583,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',13,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.2df5fc9b66394681a3f4566ec0d1a652',1795745777608,1795745777754,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',14,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.702fab17290e411fa6e4ba80f6120db9',1795745777785,1795745777809,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',15,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.6876de9a40f54e5c818ad30790b79f91',1795745777832,1795745777934,NULL,'scriptgen',1795745777000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',16,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.ce929956fdb841b697837201861d3702',1795745777970,1795745778220,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',17,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.786541cb28fe431eb39411f38ff50136',1795745778301,1795745778303,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',18,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.b0325bc6251649008a7855a4ab634f89',1795745778334,1795745778406,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',19,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.0d3a92e32a9d43f1bc6a95b9b00b60de',1795745778438,1795745778600,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',20,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.98be92385bed43c0bed2a443acb8d7ab',1795745778660,1795745778749,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',21,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.9273af05de044bd4a402dc1806de913a',1795745778775,1795745778777,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',22,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.759fc855831c4c558c6aa32a2ae0af89',1795745778803,1795745778815,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',23,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.b80a0dcf4184450d88011a007383c094',1795745778837,1795745778922,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',24,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.ede02710b7db41ce9cfa194107f9c33f',1795745778935,1795745778948,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',25,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.d450e23ecd8f48969ae8004ab35a72c0',1795745778964,1795745778967,NULL,'scriptgen',1795745778000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',26,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.a1da6a9b6a54443e96334f5672759fca',1795745778986,1795745779050,NULL,'scriptgen',1795745779000);
INSERT INTO "operation_outputs" VALUES('5d28832359b7478d9c796df3e81ee3a1.1',27,'scene',NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1.3156325d3226440fb9d69b0c236a1ae6',1795745779075,1795745779325,NULL,'scriptgen',1795745779000);
CREATE TABLE queues (
    queue_id TEXT PRIMARY KEY DEFAULT (hex(randomblob(16))),
    name TEXT NOT NULL UNIQUE,
    concurrency INTEGER,
    worker_concurrency INTEGER,
    rate_limit_max INTEGER,
    rate_limit_period_sec REAL,
    priority_enabled BOOLEAN NOT NULL DEFAULT FALSE,
    partition_queue BOOLEAN NOT NULL DEFAULT FALSE,
    polling_interval_sec REAL NOT NULL DEFAULT 1.0,
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    updated_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL, "partition_concurrency" INTEGER DEFAULT NULL, "partition_worker_concurrency" INTEGER DEFAULT NULL, "partition_rate_limit_max" INTEGER DEFAULT NULL, "partition_rate_limit_period_sec" REAL DEFAULT NULL);
INSERT INTO "queues" VALUES('8D991C7FFC8718C99F47B117892C2AC7','runs',NULL,4,NULL,NULL,1,0,0.1,1795745773000,1795745773483,'scriptgen',NULL,NULL,NULL,NULL);
INSERT INTO "queues" VALUES('858892E6809DB21AE1DB359611E5241B','scenes',NULL,24,NULL,NULL,1,0,0.1,1795745773000,1795745773491,'scriptgen',NULL,NULL,NULL,NULL);
CREATE TABLE streams (
    workflow_uuid TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    "offset" INTEGER NOT NULL, function_id INTEGER NOT NULL DEFAULT 0, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, key, "offset"),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_events (
    workflow_uuid TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, key),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_events_history (
    workflow_uuid TEXT NOT NULL,
    function_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, function_id, key),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid)
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_input (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    inputs TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1"]}',1795745773000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.451dd07f668342348483e75c46cf0564','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","451dd07f668342348483e75c46cf0564"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.d7a4bb9188594bd9828f6c2d3dc1131d','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","d7a4bb9188594bd9828f6c2d3dc1131d"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.f7893027b99d4eadb12f519ba8516e5e','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","f7893027b99d4eadb12f519ba8516e5e"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.59b4c88f0d9949a9bfa3c280ca196571','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","59b4c88f0d9949a9bfa3c280ca196571"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.c861a6134cfa44cba18ba65e2e8fdf22','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","c861a6134cfa44cba18ba65e2e8fdf22"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.25321313ea0347d59e1eb2ea10a06c4e','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","25321313ea0347d59e1eb2ea10a06c4e"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.35adf7289d3644f5b997b776d2c23671','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","35adf7289d3644f5b997b776d2c23671"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.ef8af55388d5406dadb3a5a8ae52f6f6','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","ef8af55388d5406dadb3a5a8ae52f6f6"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.39530defae2d441e91c8c80173748d79','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","39530defae2d441e91c8c80173748d79"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.f0836ffc9957453f9bd5fda8d66aa3b6','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","f0836ffc9957453f9bd5fda8d66aa3b6"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.8a4895ec0afb4cfd88861e06aa471944','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","8a4895ec0afb4cfd88861e06aa471944"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.2df5fc9b66394681a3f4566ec0d1a652','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","2df5fc9b66394681a3f4566ec0d1a652"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.702fab17290e411fa6e4ba80f6120db9','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","702fab17290e411fa6e4ba80f6120db9"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.6876de9a40f54e5c818ad30790b79f91','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","6876de9a40f54e5c818ad30790b79f91"]}',1795745777000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.ce929956fdb841b697837201861d3702','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","ce929956fdb841b697837201861d3702"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.786541cb28fe431eb39411f38ff50136','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","786541cb28fe431eb39411f38ff50136"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.b0325bc6251649008a7855a4ab634f89','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","b0325bc6251649008a7855a4ab634f89"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.0d3a92e32a9d43f1bc6a95b9b00b60de','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","0d3a92e32a9d43f1bc6a95b9b00b60de"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.98be92385bed43c0bed2a443acb8d7ab','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","98be92385bed43c0bed2a443acb8d7ab"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.9273af05de044bd4a402dc1806de913a','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","9273af05de044bd4a402dc1806de913a"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.759fc855831c4c558c6aa32a2ae0af89','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","759fc855831c4c558c6aa32a2ae0af89"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.b80a0dcf4184450d88011a007383c094','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","b80a0dcf4184450d88011a007383c094"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.ede02710b7db41ce9cfa194107f9c33f','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","ede02710b7db41ce9cfa194107f9c33f"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.d450e23ecd8f48969ae8004ab35a72c0','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","d450e23ecd8f48969ae8004ab35a72c0"]}',1795745778000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.a1da6a9b6a54443e96334f5672759fca','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","a1da6a9b6a54443e96334f5672759fca"]}',1795745779000);
INSERT INTO "workflow_input" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.3156325d3226440fb9d69b0c236a1ae6','{"namedArgs":{},"positionalArgs":["5d28832359b7478d9c796df3e81ee3a1","3156325d3226440fb9d69b0c236a1ae6"]}',1795745779000);
CREATE TABLE workflow_output (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    output TEXT,
    error TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
CREATE TABLE workflow_schedules (
    schedule_id TEXT PRIMARY KEY,
    schedule_name TEXT NOT NULL UNIQUE,
    workflow_name TEXT NOT NULL,
    workflow_class_name TEXT,
    schedule TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'ACTIVE',
    context TEXT NOT NULL
, "last_fired_at" TEXT DEFAULT NULL, "automatic_backfill" BOOLEAN NOT NULL DEFAULT FALSE, "cron_timezone" TEXT DEFAULT NULL, "queue_name" TEXT DEFAULT NULL, "application_name" TEXT DEFAULT NULL);
CREATE TABLE workflow_status (
    workflow_uuid TEXT PRIMARY KEY,
    status TEXT,
    name TEXT,
    authenticated_user TEXT,
    assumed_role TEXT,
    authenticated_roles TEXT,
    request TEXT,
    output TEXT,
    error TEXT,
    executor_id TEXT,
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    updated_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    application_version TEXT,
    application_id TEXT,
    class_name TEXT DEFAULT NULL,
    config_name TEXT DEFAULT NULL,
    recovery_attempts INTEGER DEFAULT 0,
    queue_name TEXT,
    workflow_timeout_ms INTEGER,
    workflow_deadline_epoch_ms INTEGER,
    inputs TEXT,
    started_at_epoch_ms INTEGER,
    deduplication_id TEXT,
    priority INTEGER NOT NULL DEFAULT 0
, queue_partition_key TEXT, forked_from TEXT, "owner_xid" TEXT DEFAULT NULL, "parent_workflow_id" TEXT DEFAULT NULL, "serialization" TEXT DEFAULT NULL, "delay_until_epoch_ms" BIGINT DEFAULT NULL, "was_forked_from" BOOLEAN NOT NULL DEFAULT FALSE, "rate_limited" BOOLEAN NOT NULL DEFAULT FALSE, "completed_at" BIGINT, "attributes" TEXT, "schedule_name" TEXT, "debounce_deadline_epoch_ms" BIGINT DEFAULT NULL, "is_debounced" BOOLEAN NOT NULL DEFAULT FALSE, "application_name" TEXT DEFAULT NULL, "creator_xid" TEXT DEFAULT NULL);
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1','PENDING','run',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745773000,1795745774000,'1',NULL,NULL,NULL,1,'runs',NULL,NULL,NULL,1795745774000,NULL,0,NULL,NULL,'16a8d90d-6e7d-4b98-a58e-ce47c3953e22',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','d834ecf8-fd63-4359-9a43-1354cf3d0af2');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.451dd07f668342348483e75c46cf0564','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,NULL,NULL,'98897a74-b416-43fe-9765-04ab223830bd','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','3c3a78c0-3c8b-4d3e-b441-c81fe7886019');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.d7a4bb9188594bd9828f6c2d3dc1131d','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,NULL,NULL,'98897a74-b416-43fe-9765-04ab223830bd','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','477a5668-f08c-484f-b265-e402c60f9e8e');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.f7893027b99d4eadb12f519ba8516e5e','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,NULL,NULL,'98897a74-b416-43fe-9765-04ab223830bd','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','d7b05e48-1667-44c3-9b78-5f27d9ea2723');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.59b4c88f0d9949a9bfa3c280ca196571','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,NULL,NULL,'ffbdedd7-e34c-48d6-abcf-b8fa6e627052','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','682a8185-643f-4f90-acf7-576426a3c8ee');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.c861a6134cfa44cba18ba65e2e8fdf22','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,NULL,NULL,'ffbdedd7-e34c-48d6-abcf-b8fa6e627052','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','51184224-e0ae-4ca4-8da8-f73f377be9ee');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.25321313ea0347d59e1eb2ea10a06c4e','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,NULL,NULL,'ffbdedd7-e34c-48d6-abcf-b8fa6e627052','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','020a9201-0e2b-436e-82ee-2013b19fc6be');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.35adf7289d3644f5b997b776d2c23671','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,NULL,NULL,'ffbdedd7-e34c-48d6-abcf-b8fa6e627052','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','5c5b5fa0-326c-4e51-8eb5-431df9658c62');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.ef8af55388d5406dadb3a5a8ae52f6f6','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'8e9bc674-98b2-4720-8840-b40209571e5b','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','75cad365-2a8b-4fc6-848f-1cec5852a16a');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.39530defae2d441e91c8c80173748d79','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'8e9bc674-98b2-4720-8840-b40209571e5b','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','91192dac-e88f-4b60-a457-603f8bf979c1');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.f0836ffc9957453f9bd5fda8d66aa3b6','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'8e9bc674-98b2-4720-8840-b40209571e5b','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','77005176-4985-486e-9fe1-78a2dccca5e6');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.8a4895ec0afb4cfd88861e06aa471944','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'8e9bc674-98b2-4720-8840-b40209571e5b','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','cf2bcf1a-0d5a-4194-8093-74352db68b91');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.2df5fc9b66394681a3f4566ec0d1a652','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'8e9bc674-98b2-4720-8840-b40209571e5b','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','8bd41e31-90e7-4009-a334-513d090aea40');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.702fab17290e411fa6e4ba80f6120db9','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'8e9bc674-98b2-4720-8840-b40209571e5b','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','95a050b1-1317-4db0-84ce-e0b4a44f7024');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.6876de9a40f54e5c818ad30790b79f91','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'e6825467-2589-4e19-9ae9-2582ce193d22','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','5f1468b5-19eb-4240-918b-f038ba793bfa');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.ce929956fdb841b697837201861d3702','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'e6825467-2589-4e19-9ae9-2582ce193d22','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','67dcae2f-6d8a-445d-8fbb-f236880518da');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.786541cb28fe431eb39411f38ff50136','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'e6825467-2589-4e19-9ae9-2582ce193d22','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','59f38b10-1758-414c-9b24-8bad6fb7afdd');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.b0325bc6251649008a7855a4ab634f89','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'da573b41-0eb8-48b1-aeae-25c64c822ce2','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','74e01a84-e9e0-485e-9cae-f2d1b76e0003');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.0d3a92e32a9d43f1bc6a95b9b00b60de','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745778000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745778000,NULL,0,NULL,NULL,'da573b41-0eb8-48b1-aeae-25c64c822ce2','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','c7735376-c429-4c07-9200-1f5204feeb63');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.98be92385bed43c0bed2a443acb8d7ab','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745779000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745779000,NULL,0,NULL,NULL,'41abb220-9787-475c-9b29-997da2fd5818','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','de8135f4-c218-4b51-8fbe-39c57daf914c');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.9273af05de044bd4a402dc1806de913a','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745779000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745779000,NULL,0,NULL,NULL,'41abb220-9787-475c-9b29-997da2fd5818','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','8b90ddd8-b0e1-420b-9524-43946fc12bb2');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.759fc855831c4c558c6aa32a2ae0af89','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745779000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745779000,NULL,0,NULL,NULL,'41abb220-9787-475c-9b29-997da2fd5818','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','423060d5-6c6b-4a07-9294-dbb6870b9c2c');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.b80a0dcf4184450d88011a007383c094','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745779000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745779000,NULL,0,NULL,NULL,'41abb220-9787-475c-9b29-997da2fd5818','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','deb957e6-cde6-4822-ab35-d6aad55bbb31');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.ede02710b7db41ce9cfa194107f9c33f','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745779000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745779000,NULL,0,NULL,NULL,'41abb220-9787-475c-9b29-997da2fd5818','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','9fa48fef-303a-490d-8b5f-9394df36d68e');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.d450e23ecd8f48969ae8004ab35a72c0','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745778000,1795745779000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745779000,NULL,0,NULL,NULL,'41abb220-9787-475c-9b29-997da2fd5818','5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','dda620ff-38ab-4ed0-a825-abf424848383');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.a1da6a9b6a54443e96334f5672759fca','ENQUEUED','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745779000,1795745779000,'1','',NULL,NULL,0,'scenes',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','eec64586-962f-4df3-aaa4-51fde4f11ad0');
INSERT INTO "workflow_status" VALUES('5d28832359b7478d9c796df3e81ee3a1.1.3156325d3226440fb9d69b0c236a1ae6','ENQUEUED','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745779000,1795745779000,'1','',NULL,NULL,0,'scenes',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'5d28832359b7478d9c796df3e81ee3a1.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','43e44283-b9ba-47e3-9e7c-b07debdb6c4a');
CREATE INDEX workflow_status_created_at_index ON workflow_status (created_at);
CREATE INDEX idx_workflow_topic ON notifications (destination_uuid, topic);
CREATE INDEX "idx_workflow_status_delayed" ON "workflow_status" ("delay_until_epoch_ms") WHERE status = 'DELAYED';
CREATE INDEX "idx_workflow_status_forked_from" ON "workflow_status" ("forked_from") WHERE "forked_from" IS NOT NULL;
CREATE INDEX "idx_workflow_status_parent_workflow_id" ON "workflow_status" ("parent_workflow_id") WHERE "parent_workflow_id" IS NOT NULL;
CREATE UNIQUE INDEX "uq_workflow_status_dedup_id" ON "workflow_status" ("queue_name", "deduplication_id") WHERE "deduplication_id" IS NOT NULL;
CREATE INDEX "idx_workflow_status_pending" ON "workflow_status" ("created_at") WHERE "status" = 'PENDING';
CREATE INDEX "idx_workflow_status_failed" ON "workflow_status" ("status", "created_at") WHERE "status" IN ('ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED');
CREATE INDEX "idx_workflow_status_rate_limited" ON "workflow_status" ("queue_name", "started_at_epoch_ms") WHERE "rate_limited" = TRUE;
CREATE INDEX "idx_workflow_status_completed_at" ON "workflow_status" ("completed_at") WHERE "completed_at" IS NOT NULL;
CREATE INDEX "idx_workflow_status_started_at" ON "workflow_status" ("started_at_epoch_ms") WHERE "started_at_epoch_ms" IS NOT NULL;
CREATE INDEX "idx_workflow_status_schedule_name" ON "workflow_status" ("schedule_name") WHERE "schedule_name" IS NOT NULL;
CREATE UNIQUE INDEX "uq_application_versions_owner_version"
    ON application_versions ("application_name", "version_name")
    WHERE "application_name" IS NOT NULL;
CREATE UNIQUE INDEX "uq_application_versions_unclaimed_version"
    ON application_versions ("version_name")
    WHERE "application_name" IS NULL;
CREATE INDEX idx_workflow_input_retention
    ON workflow_input (retention_timestamp);
CREATE INDEX idx_workflow_output_retention
    ON workflow_output (retention_timestamp);
CREATE INDEX idx_operation_outputs_retention
    ON operation_outputs (retention_timestamp);
CREATE INDEX "idx_workflow_status_in_flight_v2" ON "workflow_status" ("queue_name", "status", "priority", "created_at", "application_name") WHERE "status" IN ('ENQUEUED', 'PENDING');
CREATE INDEX "idx_workflow_status_partition_dequeue_v3" ON "workflow_status" ("queue_name", "status", "queue_partition_key", "priority", "created_at", "workflow_uuid", "application_name") WHERE "status" IN ('ENQUEUED', 'PENDING') AND "queue_partition_key" IS NOT NULL;
CREATE INDEX "idx_operation_outputs_completed_at_function_name_v2" ON "operation_outputs" ("completed_at_epoch_ms", "function_name", "application_name");
CREATE INDEX "idx_workflow_status_deadline" ON "workflow_status" ("workflow_deadline_epoch_ms") WHERE "status" IN ('ENQUEUED', 'PENDING', 'DELAYED') AND "workflow_deadline_epoch_ms" IS NOT NULL;
CREATE INDEX "idx_application_versions_timestamp" ON "application_versions" ("version_timestamp" DESC);
CREATE INDEX "idx_application_versions_owner_timestamp" ON "application_versions" ("application_name", "version_timestamp" DESC);
COMMIT;