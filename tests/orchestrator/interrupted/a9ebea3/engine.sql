BEGIN TRANSACTION;
CREATE TABLE application_versions (
    version_id TEXT NOT NULL PRIMARY KEY,
    version_name TEXT NOT NULL UNIQUE,
    version_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL);
INSERT INTO "application_versions" VALUES('a97392c6-370a-4331-a238-c57dc0372f50','1',1795745773000,1795745773000,'scriptgen');
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
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',1,'prepare','["0d2cdd7934a94970b2a3c1ce73cd59c1","eceb39ec2b5848e78010bf5078062442","a581f054853248c9914e74b3c0a53dec","1c500d20f6e943049c325e3635354c39","8030b48672cd4073a1e6677bc10e6e13","c55aa3d90de74b11aeecde53a157c128","b550b4ec757b4400a7ed1777dd2780c6","33d157e1fde5417cb1c46158260c1aaa","4babfa3376d04b1c9be5c87a46832bea","7a122af1c98f4ea1bb3b7b0dd85a983b","c4fa0edce6d94a8eaf18222b4489b89a","3af5eda57c5f4a35bc1ce23c9dcd0aa1","7c0c9fd3024a4a7da1a59ddcc442ccb4","c586c0337e25441fb618f9cb9a39ff21","7432b087c09f4a858be037a7197dedb5","ee44231568454597855d066ad843d089","1b5df86509584c81963f66ab4ca4b959","a3b155a81b8b406f96f9c114ab361f6b","b80ef08a09c545f1ac1cea4671c18c8f","8408a48ceb8a41dcb06c1c6c529c44e8","45317460935a4834b99f07a42e909dc5","90137a5b977f4a8e8e8c85309045dac9","2e9d42fde4504594a171227b7321cb40","336e0de2385e44b3b86376848cae1f80","a48fdc97b99f47bf9284d97f42c8d244","f23acda07ddf4900b3f11b6a25c4c2ff"]',NULL,NULL,1795745774324,1795745775962,'portable_json','scriptgen',1795745775000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',2,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.0d2cdd7934a94970b2a3c1ce73cd59c1',1795745775969,1795745775976,NULL,'scriptgen',1795745775000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',3,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.eceb39ec2b5848e78010bf5078062442',1795745775979,1795745775981,NULL,'scriptgen',1795745775000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',4,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.a581f054853248c9914e74b3c0a53dec',1795745775982,1795745775988,NULL,'scriptgen',1795745775000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',5,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.1c500d20f6e943049c325e3635354c39',1795745775997,1795745775998,NULL,'scriptgen',1795745775000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',6,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.8030b48672cd4073a1e6677bc10e6e13',1795745776001,1795745776006,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',7,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.c55aa3d90de74b11aeecde53a157c128',1795745776008,1795745776015,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',8,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.b550b4ec757b4400a7ed1777dd2780c6',1795745776016,1795745776020,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',9,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.33d157e1fde5417cb1c46158260c1aaa',1795745776022,1795745776024,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',10,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.4babfa3376d04b1c9be5c87a46832bea',1795745776025,1795745776027,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',11,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.7a122af1c98f4ea1bb3b7b0dd85a983b',1795745776029,1795745776031,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',12,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.c4fa0edce6d94a8eaf18222b4489b89a',1795745776034,1795745776036,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',13,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.3af5eda57c5f4a35bc1ce23c9dcd0aa1',1795745776038,1795745776039,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',14,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.7c0c9fd3024a4a7da1a59ddcc442ccb4',1795745776046,1795745776048,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',15,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.c586c0337e25441fb618f9cb9a39ff21',1795745776054,1795745776057,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',16,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.7432b087c09f4a858be037a7197dedb5',1795745776070,1795745776086,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',17,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.ee44231568454597855d066ad843d089',1795745776109,1795745776170,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',18,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.1b5df86509584c81963f66ab4ca4b959',1795745776272,1795745776285,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',19,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.a3b155a81b8b406f96f9c114ab361f6b',1795745776305,1795745776326,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',20,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.b80ef08a09c545f1ac1cea4671c18c8f',1795745776357,1795745776403,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',21,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.8408a48ceb8a41dcb06c1c6c529c44e8',1795745776453,1795745776576,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',22,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.45317460935a4834b99f07a42e909dc5',1795745776629,1795745776775,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',23,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.90137a5b977f4a8e8e8c85309045dac9',1795745776796,1795745776798,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',24,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.2e9d42fde4504594a171227b7321cb40',1795745776814,1795745776845,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',25,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.336e0de2385e44b3b86376848cae1f80',1795745776912,1795745776936,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',26,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.a48fdc97b99f47bf9284d97f42c8d244',1795745776976,1795745776978,NULL,'scriptgen',1795745776000);
INSERT INTO "operation_outputs" VALUES('18d2c56320144da59bfc9b97a71a7c92.1',27,'scene',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1.f23acda07ddf4900b3f11b6a25c4c2ff',1795745777017,1795745777133,NULL,'scriptgen',1795745777000);
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
INSERT INTO "queues" VALUES('9E0F16B0D996176DC63C9CFD2C68116D','runs',NULL,16,NULL,NULL,1,0,0.1,1795745773000,1795745773167,'scriptgen',NULL,NULL,NULL,NULL);
INSERT INTO "queues" VALUES('62DE2F60CA659036B4578E734180713F','scenes',NULL,24,NULL,NULL,1,1,0.1,1795745773000,1795745773175,'scriptgen',NULL,24,NULL,NULL);
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
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92"]}',1795745773000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.0d2cdd7934a94970b2a3c1ce73cd59c1','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","0d2cdd7934a94970b2a3c1ce73cd59c1"]}',1795745775000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.eceb39ec2b5848e78010bf5078062442','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","eceb39ec2b5848e78010bf5078062442"]}',1795745775000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.a581f054853248c9914e74b3c0a53dec','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","a581f054853248c9914e74b3c0a53dec"]}',1795745775000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.1c500d20f6e943049c325e3635354c39','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","1c500d20f6e943049c325e3635354c39"]}',1795745775000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.8030b48672cd4073a1e6677bc10e6e13','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","8030b48672cd4073a1e6677bc10e6e13"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.c55aa3d90de74b11aeecde53a157c128','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","c55aa3d90de74b11aeecde53a157c128"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.b550b4ec757b4400a7ed1777dd2780c6','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","b550b4ec757b4400a7ed1777dd2780c6"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.33d157e1fde5417cb1c46158260c1aaa','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","33d157e1fde5417cb1c46158260c1aaa"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.4babfa3376d04b1c9be5c87a46832bea','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","4babfa3376d04b1c9be5c87a46832bea"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.7a122af1c98f4ea1bb3b7b0dd85a983b','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","7a122af1c98f4ea1bb3b7b0dd85a983b"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.c4fa0edce6d94a8eaf18222b4489b89a','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","c4fa0edce6d94a8eaf18222b4489b89a"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.3af5eda57c5f4a35bc1ce23c9dcd0aa1','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","3af5eda57c5f4a35bc1ce23c9dcd0aa1"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.7c0c9fd3024a4a7da1a59ddcc442ccb4','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","7c0c9fd3024a4a7da1a59ddcc442ccb4"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.c586c0337e25441fb618f9cb9a39ff21','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","c586c0337e25441fb618f9cb9a39ff21"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.7432b087c09f4a858be037a7197dedb5','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","7432b087c09f4a858be037a7197dedb5"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.ee44231568454597855d066ad843d089','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","ee44231568454597855d066ad843d089"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.1b5df86509584c81963f66ab4ca4b959','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","1b5df86509584c81963f66ab4ca4b959"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.a3b155a81b8b406f96f9c114ab361f6b','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","a3b155a81b8b406f96f9c114ab361f6b"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.b80ef08a09c545f1ac1cea4671c18c8f','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","b80ef08a09c545f1ac1cea4671c18c8f"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.8408a48ceb8a41dcb06c1c6c529c44e8','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","8408a48ceb8a41dcb06c1c6c529c44e8"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.45317460935a4834b99f07a42e909dc5','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","45317460935a4834b99f07a42e909dc5"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.90137a5b977f4a8e8e8c85309045dac9','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","90137a5b977f4a8e8e8c85309045dac9"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.2e9d42fde4504594a171227b7321cb40','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","2e9d42fde4504594a171227b7321cb40"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.336e0de2385e44b3b86376848cae1f80','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","336e0de2385e44b3b86376848cae1f80"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.a48fdc97b99f47bf9284d97f42c8d244','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","a48fdc97b99f47bf9284d97f42c8d244"]}',1795745776000);
INSERT INTO "workflow_input" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.f23acda07ddf4900b3f11b6a25c4c2ff','{"namedArgs":{},"positionalArgs":["18d2c56320144da59bfc9b97a71a7c92","f23acda07ddf4900b3f11b6a25c4c2ff"]}',1795745777000);
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
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1','PENDING','run',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745773000,1795745774000,'1',NULL,NULL,NULL,1,'runs',NULL,NULL,NULL,1795745774000,NULL,0,NULL,NULL,'25a2e506-0389-4d76-bc77-e922e39f0aad',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','17eb20b8-e283-427f-b80d-04664bb65724');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.0d2cdd7934a94970b2a3c1ce73cd59c1','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745775000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','aa1c69a3-31dd-42ab-945a-46e4d607e4a3');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.eceb39ec2b5848e78010bf5078062442','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745775000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','3de7c957-a96b-486d-95c2-cd7ecd20badd');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.a581f054853248c9914e74b3c0a53dec','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745775000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','57cca254-bd75-45ec-a355-a8aebd74fbd7');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.1c500d20f6e943049c325e3635354c39','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745775000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','7de1cb52-297f-4648-84f3-37fc95df4768');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.8030b48672cd4073a1e6677bc10e6e13','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','fd97bf71-d55b-481c-b87e-4f56bf421ee9');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.c55aa3d90de74b11aeecde53a157c128','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','644c3ae9-f5a9-4d24-95c7-16d70e286a7d');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.b550b4ec757b4400a7ed1777dd2780c6','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','6d6721df-87b2-403b-aab4-249aa94b5fd1');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.33d157e1fde5417cb1c46158260c1aaa','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','97b67011-dd3a-49a4-9640-8f5b537c0e29');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.4babfa3376d04b1c9be5c87a46832bea','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','251bf10a-ccf6-415c-936e-1e6278b285a8');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.7a122af1c98f4ea1bb3b7b0dd85a983b','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','6e3e5897-7985-4a1a-a782-fa71cd9d059b');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.c4fa0edce6d94a8eaf18222b4489b89a','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','8a5da788-fcd9-4b70-8893-f8b6915fb0d1');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.3af5eda57c5f4a35bc1ce23c9dcd0aa1','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','e10cc09b-821c-4570-b88c-dce03302fbd7');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.7c0c9fd3024a4a7da1a59ddcc442ccb4','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'de193609-8008-4616-af6a-fd8584fc9be7','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','4d032e79-f8aa-45f7-8748-35a1d9bae4a3');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.c586c0337e25441fb618f9cb9a39ff21','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'661f0bd1-ff5c-4757-8327-e6944c3ad7b0','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','95604708-5f7e-44d3-805c-d3c985524b58');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.7432b087c09f4a858be037a7197dedb5','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'661f0bd1-ff5c-4757-8327-e6944c3ad7b0','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','f814d2c1-cf4f-45a7-a199-112ab79146e5');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.ee44231568454597855d066ad843d089','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'661f0bd1-ff5c-4757-8327-e6944c3ad7b0','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','f19ac25f-64a4-491a-a3b7-097feeb9f24b');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.1b5df86509584c81963f66ab4ca4b959','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'661f0bd1-ff5c-4757-8327-e6944c3ad7b0','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','e8564e37-6567-4a34-be35-9f9dbd4b368d');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.a3b155a81b8b406f96f9c114ab361f6b','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'661f0bd1-ff5c-4757-8327-e6944c3ad7b0','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','e692b087-8b5c-48e9-90fb-3907a2ca9e2e');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.b80ef08a09c545f1ac1cea4671c18c8f','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745776000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'661f0bd1-ff5c-4757-8327-e6944c3ad7b0','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','6c8ee8a8-ad3b-46ee-99b3-3a08db6cf302');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.8408a48ceb8a41dcb06c1c6c529c44e8','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'3fa8c0bd-d896-4550-88a2-6afd278733dc','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','f0b9115e-a6ba-4811-8159-513d01b0bc34');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.45317460935a4834b99f07a42e909dc5','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'3fa8c0bd-d896-4550-88a2-6afd278733dc','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','27d42965-f1e0-4f4b-96c1-e7df0cee66a9');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.90137a5b977f4a8e8e8c85309045dac9','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'3fa8c0bd-d896-4550-88a2-6afd278733dc','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','9375171c-090f-47f1-acba-7df3cfbf0564');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.2e9d42fde4504594a171227b7321cb40','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'3fa8c0bd-d896-4550-88a2-6afd278733dc','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','454c5ed8-43c4-4eab-ae8c-f1a5f6faca55');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.336e0de2385e44b3b86376848cae1f80','PENDING','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745777000,'1','',NULL,NULL,1,'scenes',NULL,NULL,NULL,1795745777000,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,'3fa8c0bd-d896-4550-88a2-6afd278733dc','18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','82d46695-b171-4f6b-af7b-f6c45018e5b8');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.a48fdc97b99f47bf9284d97f42c8d244','ENQUEUED','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745776000,1795745776000,'1','',NULL,NULL,0,'scenes',NULL,NULL,NULL,NULL,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','94fb929c-da93-4482-9ac3-c7fd51da7d45');
INSERT INTO "workflow_status" VALUES('18d2c56320144da59bfc9b97a71a7c92.1.f23acda07ddf4900b3f11b6a25c4c2ff','ENQUEUED','scene',NULL,NULL,NULL,NULL,NULL,NULL,'local',1795745777000,1795745777000,'1','',NULL,NULL,0,'scenes',NULL,NULL,NULL,NULL,NULL,0,'18d2c56320144da59bfc9b97a71a7c92',NULL,NULL,'18d2c56320144da59bfc9b97a71a7c92.1','portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'scriptgen','2125daed-a724-4384-b171-5be036343f95');
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