//! Ballista's scheduler, executors and client, all with pullquote's functions in their registries.
//!
//! A plan that is sent over the wire names its functions only: each process must know them by itself, which is why Ballista's
//! own binaries do not do.

use std::net::SocketAddr;
use std::sync::Arc;

use ballista::prelude::SessionContextExt;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::error::Result;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::execution::{FunctionRegistry, SessionState};
use datafusion::prelude::SessionContext;

use crate::functions::functions;

/// All that is bound and called is on this machine.
const HOST: &str = "127.0.0.1";

/// How often an executor says that it lives, and how long it may be silent. Ballista's own figures are 60 and 180: a cluster of
/// many machines is patient, an example that kills one of its executors is not.
const HEARTBEAT_SECONDS: u64 = 1;
const SILENCE_SECONDS: u64 = 5;

/// Ports on this machine.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct ExecutorPorts {
    /// Where results are fetched from this executor.
    #[arg(long)]
    pub port: u16,
    /// Where the scheduler calls this executor.
    #[arg(long)]
    pub grpc_port: u16,
    /// Where the scheduler is.
    #[arg(long)]
    pub scheduler_port: u16,
}

/// Runs a scheduler until the process ends. Its `/readyz` answers 200 when so many executors are there.
///
/// # Errors
///
/// The port is taken.
pub async fn run_scheduler(port: u16, n_executors: usize) -> Result<()> {
    let config = SchedulerConfig {
        bind_host: HOST.to_owned(),
        external_host: HOST.to_owned(),
        bind_port: port,
        min_ready_executors: n_executors,
        scheduling_policy: TaskSchedulingPolicy::PushStaged,
        executor_timeout_seconds: SILENCE_SECONDS,
        expire_dead_executor_interval_seconds: HEARTBEAT_SECONDS,
        no_executors_grace_period_seconds: SILENCE_SECONDS,
        override_session_builder: Some(Arc::new(|config| {
            with_functions(default_session_builder(config)?)
        })),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    start_server(cluster, SocketAddr::from(([127, 0, 0, 1], port)), Arc::new(config)).await
}

/// Runs an executor of one core until the process ends; what it hands on is kept in `work_dir`.
///
/// # Errors
///
/// A port is taken, or there is no scheduler.
pub async fn run_executor(ports: ExecutorPorts, work_dir: String) -> Result<()> {
    let mut registry = BallistaFunctionRegistry::default();
    registry.scalar_functions.extend(functions().map(|f| (f.name().to_owned(), f)));
    let config = ExecutorProcessConfig {
        bind_host: HOST.to_owned(),
        external_host: Some(HOST.to_owned()),
        port: ports.port,
        grpc_port: ports.grpc_port,
        scheduler_host: HOST.to_owned(),
        scheduler_port: ports.scheduler_port,
        scheduler_connect_timeout_seconds: 60,
        vcores: 1,
        task_scheduling_policy: TaskSchedulingPolicy::PushStaged,
        work_dir: Some(work_dir),
        executor_heartbeat_interval_seconds: HEARTBEAT_SECONDS,
        override_function_registry: Some(Arc::new(registry)),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config)).await
}

/// A session whose queries run on the cluster.
///
/// # Errors
///
/// The address is none.
pub async fn connect(scheduler: &str) -> datafusion::common::Result<SessionContext> {
    let context = SessionContext::remote(scheduler).await?;
    // Behind the connection, which sets the functions to Ballista's own.
    for function in functions() {
        context.register_udf(function.as_ref().clone());
    }
    Ok(context)
}

fn with_functions(mut state: SessionState) -> datafusion::common::Result<SessionState> {
    for function in functions() {
        state.register_udf(function)?;
    }
    Ok(state)
}
